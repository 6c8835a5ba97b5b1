// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvictorsTest {

    private static final Evictor.EvictorContext CONTEXT =
            new Evictor.EvictorContext() {
                @Override
                public long getCurrentProcessingTime() {
                    return 0;
                }

                @Override
                public long getCurrentWatermark() {
                    return 0;
                }
            };

    @Test
    void keepsTheLastRecords() {
        assertThat(before(CountEvictor.of(2), 1, 2, 3)).containsExactly(2L, 3L);
        assertThat(before(CountEvictor.of(3), 1, 2, 3)).hasSize(3);
        assertThat(before(CountEvictor.of(5), 1, 2, 3)).hasSize(3);
    }

    @Test
    void evictsAfterTheFunctionWhenAsked() {
        assertThat(before(CountEvictor.of(2, true), 1, 2, 3)).hasSize(3);
        assertThat(after(CountEvictor.of(2, true), 1, 2, 3)).containsExactly(2L, 3L);
        assertThat(after(CountEvictor.of(2), 1, 2, 3)).hasSize(3);
    }

    @Test
    void keepsTheRecordsOfTheLastWhileInWhateverOrderTheyCame() {
        TimeEvictor lastTen = TimeEvictor.of(Duration.ofMillis(10));

        assertThat(before(lastTen, 25, 15, 16, 3)).containsExactly(25L, 16L);
    }

    @Test
    void keepsRecordsWithoutTimestamps() {
        TimeEvictor lastTen = TimeEvictor.of(Duration.ofMillis(10));

        assertThat(before(lastTen, Long.MIN_VALUE, Long.MIN_VALUE)).hasSize(2);
        assertThat(before(lastTen, Long.MIN_VALUE, 50)).hasSize(2);
        assertThat(before(lastTen, Long.MIN_VALUE + 1, Long.MIN_VALUE + 2)).hasSize(2);
    }

    @Test
    void removesWhatIsFarFromTheLastRecord() {
        DeltaEvictor<Object> near =
                DeltaEvictor.of(5, (old, last) -> Math.abs((Long) last - (Long) old));

        assertThat(before(near, 1, 8, 20, 5)).containsExactly(1L, 8L, 5L);
        assertThat(before(near)).isEmpty();
    }

    private static List<Object> before(Evictor<Object, Window> evictor, long... timestamps) {
        List<TimestampedValue<Object>> content = records(timestamps);
        evictor.evictBefore(content, content.size(), GlobalWindow.get(), CONTEXT);
        return content.stream().map(TimestampedValue::value).toList();
    }

    private static List<Object> after(Evictor<Object, Window> evictor, long... timestamps) {
        List<TimestampedValue<Object>> content = records(timestamps);
        evictor.evictAfter(content, content.size(), GlobalWindow.get(), CONTEXT);
        return content.stream().map(TimestampedValue::value).toList();
    }

    /** Each record is its own timestamp. */
    private static List<TimestampedValue<Object>> records(long... timestamps) {
        List<TimestampedValue<Object>> records = new ArrayList<>();
        for (long timestamp : timestamps) {
            records.add(new TimestampedValue<>(timestamp, timestamp));
        }
        return records;
    }
}
