// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * The two watermarks that have a meaning of their own.
 *
 * <pre>{@code
 * static boolean isOver(long watermark) {
 *     return watermark == Watermark.MAX;
 * }
 * }</pre>
 */
public final class Watermark {

    /** Before the first watermark. */
    public static final long MIN = Long.MIN_VALUE;

    /** The last watermark: the input has ended, nothing is expected any more. */
    public static final long MAX = Long.MAX_VALUE;

    private Watermark() {}
}
