// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.io.PrintStream;

/**
 * Prints each record as a line, to be looked at. With more than one subtask a line begins with the
 * number of its subtask, counted from 1 as Flink does: {@code 2> (to,1)}.
 *
 * <pre>{@code
 * counts.sinkTo(PrintSink.toStdout("counts"));
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class PrintSink<T> implements Sink<T> {
    private final String label;
    private final boolean stderr;

    private PrintSink(String label, boolean stderr) {
        this.label = label;
        this.stderr = stderr;
    }

    public static <T> PrintSink<T> toStdout() {
        return new PrintSink<>("", false);
    }

    /** Begins each line with {@code label}. */
    public static <T> PrintSink<T> toStdout(String label) {
        return new PrintSink<>(label, false);
    }

    public static <T> PrintSink<T> toStderr() {
        return new PrintSink<>("", true);
    }

    /** Begins each line with {@code label}. */
    public static <T> PrintSink<T> toStderr(String label) {
        return new PrintSink<>(label, true);
    }

    @Override
    public SinkWriter<T> createWriter(WriterContext context) {
        PrintStream stream = stderr ? System.err : System.out;
        String prefix = prefix(context.subtask(), context.parallelism());
        return (value, timestamp) -> stream.println(prefix + value);
    }

    private String prefix(int subtask, int parallelism) {
        String number = parallelism > 1 ? String.valueOf(subtask + 1) : "";
        String separator = label.isEmpty() || number.isEmpty() ? "" : ":";
        String head = label + separator + number;
        return head.isEmpty() ? "" : head + "> ";
    }
}
