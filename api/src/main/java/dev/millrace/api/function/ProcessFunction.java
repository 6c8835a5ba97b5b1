// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import org.jspecify.annotations.Nullable;

/**
 * Turns each record of a stream without keys into any number of records, with access to its
 * timestamp, the time and side outputs.
 *
 * <pre>{@code
 * OutputTag<String> blank = new OutputTag<>("blank");
 *
 * class Lines extends ProcessFunction<String, String> {
 *     @Override
 *     public void processElement(String line, Context ctx, Collector<String> out) {
 *         if (line.isBlank()) {
 *             ctx.output(blank, "blank line at " + ctx.timestamp());
 *         } else {
 *             out.collect(line);
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param <I> the records read
 * @param <O> the records written
 */
public abstract class ProcessFunction<I, O> extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes one record.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement(I value, Context ctx, Collector<O> out) throws Exception;

    /** What is known about the record that is being processed. */
    public abstract class Context {

        /** Returns the timestamp of the record in milliseconds, or null if it has none. */
        public abstract @Nullable Long timestamp();

        /** Returns the time; timers cannot be registered without keys. */
        public abstract TimerService timerService();

        /** Emits {@code value} to a side output, with the timestamp of the record. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
