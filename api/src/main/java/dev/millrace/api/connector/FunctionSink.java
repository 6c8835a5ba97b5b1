// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * Hands each record to a function, which all subtasks share: it is called by several threads at
 * once unless the sink's parallelism is 1.
 *
 * <pre>{@code
 * alerts.sinkTo(FunctionSink.of(mailer::send).blocking()).setParallelism(1);
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class FunctionSink<T> implements Sink<T> {

    /**
     * What is done with a record.
     *
     * @param <T> type of the records
     */
    @FunctionalInterface
    public interface RecordFunction<T> {

        /**
         * Takes one record.
         *
         * @throws Exception if it cannot; the sink's error policy decides what happens
         */
        void accept(T value) throws Exception;
    }

    private final RecordFunction<? super T> function;
    private final boolean blocking;

    private FunctionSink(RecordFunction<? super T> function, boolean blocking) {
        this.function = function;
        this.blocking = blocking;
    }

    /** A sink whose function takes no longer than about a millisecond. */
    public static <T> FunctionSink<T> of(RecordFunction<? super T> function) {
        return new FunctionSink<>(function, false);
    }

    /** The same sink, with a thread of its own for each writer because the function may block. */
    public FunctionSink<T> blocking() {
        return new FunctionSink<>(function, true);
    }

    @Override
    public boolean isBlocking() {
        return blocking;
    }

    @Override
    public SinkWriter<T> createWriter(WriterContext context) {
        return (value, timestamp) -> function.accept(value);
    }
}
