// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * A group of records that are computed together. Windows are values: subclasses define {@code
 * equals} and {@code hashCode}.
 *
 * <pre>{@code
 * final class Month extends Window {
 *     private final YearMonth month;
 *
 *     Month(YearMonth month) {
 *         this.month = month;
 *     }
 *
 *     @Override
 *     public long maxTimestamp() {
 *         LocalDate next = month.plusMonths(1).atDay(1);
 *         return next.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() - 1;
 *     }
 *
 *     @Override
 *     public boolean equals(Object other) {
 *         return other instanceof Month that && month.equals(that.month);
 *     }
 *
 *     @Override
 *     public int hashCode() {
 *         return month.hashCode();
 *     }
 * }
 * }</pre>
 */
public abstract class Window {

    /**
     * Returns the largest timestamp that belongs to the window, in milliseconds. The window is
     * complete when the watermark reaches it.
     */
    public abstract long maxTimestamp();
}
