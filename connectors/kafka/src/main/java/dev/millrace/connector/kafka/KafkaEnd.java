// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** Where a bounded source ends. It is decided once, when the job first looks at its topics. */
public sealed interface KafkaEnd {

    /** With the last record that there is when the job begins. */
    static KafkaEnd latest() {
        return new Latest();
    }

    /** Before the first record of this time or later; with the last one if there is none. */
    static KafkaEnd before(Instant time) {
        return new Before(time);
    }

    /**
     * Before these offsets; a partition that is not named stops the job. An offset that does not
     * exist yet is waited for.
     */
    static KafkaEnd offsets(Map<TopicPartition, Long> offsets) {
        return new Offsets(offsets);
    }

    /** See {@link #latest}. */
    record Latest() implements KafkaEnd {}

    /** See {@link #before}. */
    record Before(Instant time) implements KafkaEnd {
        public Before {
            Objects.requireNonNull(time, "time");
        }
    }

    /** See {@link #offsets}. */
    record Offsets(Map<TopicPartition, Long> offsets) implements KafkaEnd {
        public Offsets {
            offsets = Map.copyOf(offsets);
            offsets.forEach(KafkaStart.Offsets::requireNatural);
        }
    }
}
