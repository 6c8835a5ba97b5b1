// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LateRecordsTest {
    private final LateRecords late = new LateRecords(3);

    @Test
    void countsEveryRecordByItsLatenessAndByWhatWouldHaveKeptIt() {
        late.add("a", 1_000, 1_005, 2);
        late.add("b", 1_000, 1_005, 0);
        assertThat(late.latenessCounts()[5]).isEqualTo(2);
        assertThat(late.missingCounts()[2]).isEqualTo(1);
        assertThat(late.missingCounts()[0]).isEqualTo(1);
    }

    @Test
    void aBucketBeginsAtMostAnEighthBelowWhatFallsInIt() {
        for (long lateMs = 1; lateMs < 1L << 61; lateMs += lateMs / 4 + 1) {
            LateRecords one = new LateRecords(0);
            one.add("r", 0, lateMs, 0);
            long[] counts = one.latenessCounts();
            int bucket = 0;
            while (counts[bucket] == 0) {
                bucket++;
            }
            long from = LateRecords.fromOf(bucket);
            assertThat(from).isLessThanOrEqualTo(lateMs);
            assertThat(lateMs - from).isLessThanOrEqualTo(lateMs / 8);
            assertThat(LateRecords.fromOf(bucket + 1)).isGreaterThan(lateMs);
        }
    }

    @Test
    void theSampleIsBoundedAndDrawnFromAllOfThem() {
        for (int i = 0; i < 10_000; i++) {
            late.add("record " + i, i, i + 1, 0);
        }
        assertThat(late.sample()).hasSize(20).doesNotHaveDuplicates();
        assertThat(late.sample()).anyMatch(each -> each.timestampMs() >= 5_000);
        assertThat(Arrays.stream(late.latenessCounts()).sum()).isEqualTo(10_000);
    }

    @Test
    void theSameRecordsGiveTheSameSample() {
        LateRecords again = new LateRecords(3);
        for (int i = 0; i < 1_000; i++) {
            late.add("record " + i, i, i + 1, 0);
            again.add("record " + i, i, i + 1, 0);
        }
        assertThat(again.sample()).isEqualTo(late.sample());
    }

    @Test
    void recordsThatNobodySawAreCountedAllTheSame() {
        late.add("a", 1_000, 1_005, 2);
        late.addUnseen(3);
        assertThat(late.count()).isEqualTo(4);
        assertThat(late.sample()).hasSize(1);
    }
}
