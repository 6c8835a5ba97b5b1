// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedSourceTest {

    private static PacedSource<Long, RangeSplit, List<RangeSplit>> paced(
            double factor, Long... times) {
        return PacedSource.of(
                new CollectionSource<>(Arrays.asList(times)), Long::longValue, factor);
    }

    @Test
    void handsOutRecordsWhenTheirTimeHasCome() throws Exception {
        var reader = ReaderUnderTest.of(paced(1, 5_000L, 6_000L, 6_000L, 7_500L), 0, 1);

        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.NOTHING_NOW);
        assertThat(reader.records).containsExactly(5_000L);

        reader.pass(Duration.ofMillis(999));
        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.NOTHING_NOW);
        assertThat(reader.records).hasSize(1);

        reader.pass(Duration.ofMillis(1));
        assertThat(reader.poll(1)).isEqualTo(ReaderStatus.MORE_AVAILABLE);
        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.NOTHING_NOW);
        assertThat(reader.records).containsExactly(5_000L, 6_000L, 6_000L);

        reader.pass(Duration.ofMillis(1_500));
        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.END_OF_INPUT);
        assertThat(reader.records).hasSize(4);
        assertThat(reader.positions).containsExactly(0L, 1L, 2L, 3L);
        assertThat(reader.finished).hasSize(1);
    }

    @Test
    void isAsManyTimesFasterAsTheFactorSays() throws Exception {
        var reader = ReaderUnderTest.of(paced(3_600, 0L, 3_600_000L), 0, 1);
        reader.poll(10);

        reader.pass(Duration.ofMillis(999));
        reader.poll(10);
        assertThat(reader.records).hasSize(1);

        reader.pass(Duration.ofMillis(1));
        reader.poll(10);
        assertThat(reader.records).hasSize(2);
    }

    @Test
    void keepsTheOrderOfRecordsThatAreNotInOrderOfTime() throws Exception {
        var reader = ReaderUnderTest.of(paced(1, 1_000L, 3_000L, 500L), 0, 1);
        reader.poll(10);

        assertThat(reader.records).containsExactly(1_000L);
        reader.pass(Duration.ofMillis(2_000));
        reader.poll(10);
        assertThat(reader.records).containsExactly(1_000L, 3_000L, 500L);
    }

    @Test
    void doesNotOverflowAtTheEndsOfTime() throws Exception {
        var reader = ReaderUnderTest.of(paced(1, 0L, Long.MIN_VALUE, Long.MAX_VALUE), 0, 1);

        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.NOTHING_NOW);
        assertThat(reader.records).containsExactly(0L, Long.MIN_VALUE);
    }

    @Test
    void withoutAPaceGoesAsFastAsItCan() throws Exception {
        var reader = ReaderUnderTest.of(paced(0, 0L, 1_000_000L), 0, 1);

        assertThat(reader.readAll()).hasSize(2);
    }

    @Test
    void keepsARecordThatIsHeldBackOutOfTheSnapshotsPast() throws Exception {
        Long[] times = {0L, 10L, 20L, 30L};
        for (int ms = 0; ms <= 30; ms += 5) {
            var before = ReaderUnderTest.of(paced(1, times), 0, 1);
            before.poll(10);
            before.pass(Duration.ofMillis(ms));
            before.poll(10);

            List<Long> joined = new ArrayList<>(before.records);
            var after = ReaderUnderTest.resumed(paced(0, times), before.snapshot());
            joined.addAll(after.readAll());
            assertThat(joined).as("after %d ms", ms).containsExactly(times);
        }
    }

    @Test
    void handsOnWhatItCannotReadAtOnceAndInOrder() throws Exception {
        GeneratorSource<Long> broken =
                GeneratorSource.of(
                        3,
                        i -> {
                            if (i == 1) {
                                throw new IllegalStateException("broken");
                            }
                            return i * 1_000;
                        });
        var reader = ReaderUnderTest.of(PacedSource.of(broken, Long::longValue, 1), 0, 1);

        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.NOTHING_NOW);
        assertThat(reader.records).containsExactly(0L);
        assertThat(reader.rejected).containsExactly("1:broken");
    }

    @Test
    void refusesAPaceThatIsNone() {
        for (double factor : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> paced(factor, 1L))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The pace is " + factor);
        }
    }
}
