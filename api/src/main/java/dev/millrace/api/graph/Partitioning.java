// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import java.util.Locale;
import java.util.Objects;

/** How the records of an edge choose the subtask that receives them. */
public sealed interface Partitioning {

    /**
     * To the subtask with the same index; the only partitioning along which operators chain.
     *
     * @param required whether the user asked for it. Then sender and receiver must have the same
     *     parallelism; else a different parallelism makes it a {@link Rebalance}
     */
    record Forward(boolean required) implements Partitioning {

        /** The partitioning of a stream whose user asked for none. */
        public Forward() {
            this(false);
        }
    }

    /** Round robin over all receivers. */
    record Rebalance() implements Partitioning {}

    /**
     * Round robin over the receivers near the sender: with 2 senders and 4 receivers each sender
     * serves two of them.
     */
    record Rescale() implements Partitioning {}

    /** To a receiver drawn at random for each record. */
    record Shuffle() implements Partitioning {}

    /** Every record to every receiver. */
    record Broadcast() implements Partitioning {}

    /** Every record to the first receiver. */
    record Global() implements Partitioning {}

    /** By the stable hash of the record's key. */
    record ByKey(KeySelector<?, ?> selector) implements Partitioning {
        public ByKey {
            Objects.requireNonNull(selector, "selector");
        }
    }

    /** By a user's function of the record's key and the number of receivers. */
    record Custom(Partitioner<?> partitioner, KeySelector<?, ?> selector) implements Partitioning {
        public Custom {
            Objects.requireNonNull(partitioner, "partitioner");
            Objects.requireNonNull(selector, "selector");
        }
    }

    /** The word {@code explain()} prints for this partitioning. */
    default String label() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
