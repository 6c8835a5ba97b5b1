// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.connector.ReaderOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final List<Long> rejected = new ArrayList<>();

    @Test
    void stopsWhereRecordsAreGone() {
        assertThatThrownBy(() -> goesOnAt(6, 7, 9, LostRecords.STOP))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("orders-0 does not hold offset 6 any more");
        assertThatThrownBy(() -> goesOnAt(10, 7, 9, LostRecords.STOP))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its log was cut off");
        assertThatThrownBy(() -> goesOnAt(8, 7, 9, LostRecords.STOP))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its log was cut off");
    }

    @Test
    void rejectsTheGapThatItReadsOnBehind() throws Exception {
        assertThat(goesOnAt(6, 7, 9, LostRecords.READ_ON)).isEqualTo(7);
        assertThat(goesOnAt(10, 7, 9, LostRecords.READ_ON)).isEqualTo(9);
        assertThat(goesOnAt(8, 7, 9, LostRecords.READ_ON)).isEqualTo(8);
        assertThat(rejected).containsExactly(6L, 10L, 8L);
    }

    /** Where reading goes on after a broker refused an offset of a log. */
    private long goesOnAt(long offset, long begin, long end, LostRecords policy)
            throws IOException {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, begin));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumer.seek(PARTITION, 1_000);
        PartitionReading reading =
                new PartitionReading(KafkaSplit.of(PARTITION, offset, KafkaSplit.NO_END));
        OffsetOutOfRangeException refused =
                new OffsetOutOfRangeException(Map.of(PARTITION, offset));
        new Gap(refused, consumer, policy).pass(Map.of(PARTITION, reading), new Rejections());
        assertThat(reading.position().offset()).isEqualTo(consumer.position(PARTITION));
        return consumer.position(PARTITION);
    }

    private final class Rejections implements ReaderOutput<Object> {
        @Override
        public void split(String splitId) {
            assertThat(splitId).isEqualTo("orders-0");
        }

        @Override
        public void collect(Object value, long timestamp, long position) {
            throw new AssertionError("a gap holds no record");
        }

        @Override
        public void reject(@Nullable Object payload, long position, Exception cause) {
            rejected.add(position);
        }

        @Override
        public void caughtUp() {
            throw new AssertionError("a gap is no end");
        }

        @Override
        public void splitFinished() {
            throw new AssertionError("a gap is no end");
        }
    }
}
