// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.longridealerts;

import java.time.Instant;

/**
 * A ride that has not ended in time.
 *
 * @param started when it began
 */
public record LongRide(long rideId, long driverId, Instant started) {}
