// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a source begins, in a job that does not go on from a checkpoint. It is decided once, when
 * the job first looks at its topics; partitions that come later are read from their beginning.
 */
public sealed interface KafkaStart {

    /** With the first record that there is; the default. */
    static KafkaStart earliest() {
        return new Earliest();
    }

    /** After the last record that there is. */
    static KafkaStart latest() {
        return new Latest();
    }

    /** With the first record of this time or later; after the last one if there is none. */
    static KafkaStart at(Instant time) {
        return new At(time);
    }

    /** Where the source's group stands, and {@code otherwise} where it stands nowhere. */
    static KafkaStart committedOr(KafkaStart otherwise) {
        return new CommittedOr(otherwise);
    }

    /** At these offsets; a partition that is not named stops the job. */
    static KafkaStart offsets(Map<TopicPartition, Long> offsets) {
        return new Offsets(offsets);
    }

    /** See {@link #earliest}. */
    record Earliest() implements KafkaStart {}

    /** See {@link #latest}. */
    record Latest() implements KafkaStart {}

    /** See {@link #at}. */
    record At(Instant time) implements KafkaStart {
        public At {
            Objects.requireNonNull(time, "time");
        }
    }

    /** See {@link #committedOr}. */
    record CommittedOr(KafkaStart otherwise) implements KafkaStart {
        public CommittedOr {
            if (otherwise instanceof CommittedOr) {
                throw new IllegalArgumentException(
                        "Where the group stands nowhere something else has to be said: earliest,"
                                + " latest, a time, or offsets");
            }
        }
    }

    /** See {@link #offsets}. */
    record Offsets(Map<TopicPartition, Long> offsets) implements KafkaStart {
        public Offsets {
            offsets = Map.copyOf(offsets);
            offsets.forEach(Offsets::requireNatural);
        }

        static void requireNatural(TopicPartition partition, long offset) {
            if (offset < 0) {
                throw new IllegalArgumentException(
                        "Partition "
                                + partition
                                + " has no offset "
                                + offset
                                + ": they begin at 0");
            }
        }
    }
}
