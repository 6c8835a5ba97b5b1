// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.OutputTag;
import java.util.Objects;

/**
 * What happens to a record that cannot be read, or whose processing throws. Nothing is ever dropped
 * silently: a skipped record is counted, a dead letter carries its position, payload and cause.
 *
 * <pre>{@code
 * OutputTag<DeadLetter> rejected = new OutputTag<>("rejected");
 * var orders = lines.map(Order::parse).onError(ErrorPolicy.deadLetter(rejected));
 * orders.getSideOutput(rejected).sinkTo(rejects);
 * }</pre>
 */
public sealed interface ErrorPolicy {

    /** The record fails the job; the default. */
    record Fail() implements ErrorPolicy {}

    /** The record is left out and counted. */
    record Skip() implements ErrorPolicy {}

    /** The record goes to a side output of the operator, and is counted. */
    record ToDeadLetters(OutputTag<DeadLetter> tag) implements ErrorPolicy {
        public ToDeadLetters {
            Objects.requireNonNull(tag, "tag");
        }
    }

    static ErrorPolicy fail() {
        return new Fail();
    }

    static ErrorPolicy skip() {
        return new Skip();
    }

    /** Sends each bad record to the side output {@code tag} of the same operator. */
    static ErrorPolicy deadLetter(OutputTag<DeadLetter> tag) {
        return new ToDeadLetters(tag);
    }
}
