// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.ridesandfares;

import dev.millrace.examples.taxi.TaxiFare;
import dev.millrace.examples.taxi.TaxiRide;

/** The start of a ride, and what was paid for it. */
public record RideWithFare(TaxiRide ride, TaxiFare fare) {}
