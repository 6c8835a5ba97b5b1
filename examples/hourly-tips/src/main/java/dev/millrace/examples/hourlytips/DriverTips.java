// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.hourlytips;

import java.time.Instant;

/**
 * What a driver was given in an hour.
 *
 * @param hourEnd the end of the hour
 */
public record DriverTips(Instant hourEnd, long driverId, long tipCents) {}
