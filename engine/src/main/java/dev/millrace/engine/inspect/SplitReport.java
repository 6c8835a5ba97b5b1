// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

/**
 * A split as its reader stands in it.
 *
 * @param watermark {@code Long.MIN_VALUE} before the first
 * @param idle whether it is left out of the minimum of watermarks
 * @param caughtUp whether it has been read to the end of what there is
 */
public record SplitReport(String splitId, long watermark, boolean idle, boolean caughtUp) {}
