// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.taxi;

import java.time.Instant;

/**
 * What was paid for a ride.
 *
 * @param rideId the ride
 * @param driverId who drove
 * @param time when the ride started
 * @param fareCents the price
 * @param tipCents what was given on top
 */
public record TaxiFare(long rideId, long driverId, Instant time, long fareCents, long tipCents) {}
