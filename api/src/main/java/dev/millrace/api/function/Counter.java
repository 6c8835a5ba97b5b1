// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * A number that an operator's author counts up, shown among the metrics of the job. Written by the
 * thread of its subtask only.
 *
 * <pre>{@code
 * class Blanks extends RichFilterFunction<String> {
 *     private transient Counter blanks;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         blanks = getRuntimeContext().counter("blanks");
 *     }
 *
 *     @Override
 *     public boolean filter(String line) {
 *         if (line.isBlank()) {
 *             blanks.inc();
 *         }
 *         return !line.isBlank();
 *     }
 * }
 * }</pre>
 */
public interface Counter {

    /** Adds 1. */
    default void inc() {
        inc(1);
    }

    /** Adds {@code amount}, which may be negative. */
    void inc(long amount);

    /** Returns the sum of all that was added by this subtask since the job started. */
    long getCount();
}
