// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read or processed, with all that is known about it.
 *
 * @param operator name of the operator that gave up
 * @param subtask index of its subtask
 * @param input where the record came from: the id of a source's split (the path of a file), or the
 *     input of an operator
 * @param position where it stood there, as the source counts (a line, an offset), or the number of
 *     the record in the subtask's input
 * @param payload the record itself, or the raw text or bytes if it could not be read
 * @param timestamp event time in ms since the epoch, {@code Long.MIN_VALUE} if it has none
 * @param cause what was thrown
 */
public record DeadLetter(
        String operator,
        int subtask,
        String input,
        long position,
        @Nullable Object payload,
        long timestamp,
        Throwable cause) {

    public DeadLetter {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(cause, "cause");
    }
}
