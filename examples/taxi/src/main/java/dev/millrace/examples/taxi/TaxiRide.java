// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.taxi;

import java.time.Instant;

/**
 * A ride has started or has ended.
 *
 * @param rideId the same in both events of a ride
 * @param isStart whether it has started
 * @param time when it has
 * @param driverId who drives
 * @param from where it started
 * @param to where it ends
 */
public record TaxiRide(
        long rideId, boolean isStart, Instant time, long driverId, Place from, Place to) {}
