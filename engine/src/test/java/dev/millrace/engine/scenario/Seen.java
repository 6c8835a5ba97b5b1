// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.scenario;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessFunction;

/**
 * A record and the subtask that saw it.
 *
 * @param subtask index of the subtask
 * @param value the record
 * @param timestamp its event time, null if it has none
 */
public record Seen<T>(int subtask, T value, Long timestamp) {

    /** Says of each record which subtask sees it. */
    public static <T> ProcessFunction<T, Seen<T>> by() {
        return new Witness<>();
    }

    private static final class Witness<T> extends ProcessFunction<T, Seen<T>> {
        @Override
        public void processElement(T value, Context ctx, Collector<Seen<T>> out) {
            int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
            out.collect(new Seen<>(subtask, value, ctx.timestamp()));
        }
    }
}
