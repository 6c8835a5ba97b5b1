// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangeSourcesTest {

    @Test
    void oneSubtaskKeepsTheOrderAndNumbersRecordsFromZero() throws Exception {
        var reader =
                ReaderUnderTest.of(new CollectionSource<>(Arrays.asList("a", null, "c")), 0, 1);

        assertThat(reader.readAll()).containsExactly("a", null, "c");
        assertThat(reader.positions).containsExactly(0L, 1L, 2L);
        assertThat(reader.finished).containsExactly("slice-0-of-1");
    }

    @Test
    void severalSubtasksTakeTurnsAndLeaveNothingOut() throws Exception {
        List<Long> all = new ArrayList<>();
        for (int subtask = 0; subtask < 4; subtask++) {
            var reader = ReaderUnderTest.of(new SequenceSource(-5, 17), subtask, 4);
            assertThat(reader.readAll().get(0)).isEqualTo(subtask - 5L);
            all.addAll(reader.records);
        }

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(-5, 17).boxed().toList());
    }

    @Test
    void moreSubtasksThanRecordsLeaveTheRestEmpty() throws Exception {
        var reader = ReaderUnderTest.of(new SequenceSource(1, 2), 3, 4);

        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.END_OF_INPUT);
        assertThat(reader.records).isEmpty();
    }

    @Test
    void goesOnFromWhereASnapshotStood() throws Exception {
        SequenceSource source = new SequenceSource(0, 99);
        for (int subtask = 0; subtask < 3; subtask++) {
            List<Long> whole = ReaderUnderTest.of(source, subtask, 3).readAll();
            var before = ReaderUnderTest.of(source, subtask, 3);
            before.poll(9);
            before.poll(4);

            var after = ReaderUnderTest.resumed(source, before.snapshot());

            List<Long> joined = new ArrayList<>(before.records);
            joined.addAll(after.readAll());
            assertThat(joined).isEqualTo(whole);
        }
    }

    @Test
    void aFullPollSaysThatThereIsMore() throws Exception {
        var reader = ReaderUnderTest.of(new SequenceSource(1, 5), 0, 1);

        assertThat(reader.poll(3)).isEqualTo(ReaderStatus.MORE_AVAILABLE);
        assertThat(reader.records).hasSize(3);
        assertThat(reader.poll(3)).isEqualTo(ReaderStatus.END_OF_INPUT);
        assertThat(reader.snapshot()).isEmpty();
    }

    @Test
    void emptyRangesEndAtOnce() throws Exception {
        var none = ReaderUnderTest.of(new SequenceSource(Long.MAX_VALUE, Long.MIN_VALUE), 0, 1);
        assertThat(none.poll(3)).isEqualTo(ReaderStatus.END_OF_INPUT);
        assertThat(ReaderUnderTest.of(new CollectionSource<>(List.of()), 0, 1).readAll()).isEmpty();
    }

    @Test
    void aRangeAtTheEndOfNumbersDoesNotOverflow() throws Exception {
        var source = new SequenceSource(Long.MAX_VALUE - 2, Long.MAX_VALUE);

        assertThat(ReaderUnderTest.of(source, 0, 1).readAll())
                .containsExactly(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThatThrownBy(() -> new SequenceSource(Long.MIN_VALUE, Long.MAX_VALUE))
                .hasMessageContaining("holds more numbers than a long");
    }

    @Test
    void anEndlessGeneratorGoesOn() throws Exception {
        var source = GeneratorSource.endless(i -> "n" + i);
        var reader = ReaderUnderTest.of(source, 1, 2);

        assertThat(source.boundedness()).isEqualTo(Boundedness.UNBOUNDED);
        assertThat(reader.poll(2)).isEqualTo(ReaderStatus.MORE_AVAILABLE);
        assertThat(reader.poll(2)).isEqualTo(ReaderStatus.MORE_AVAILABLE);
        assertThat(reader.records).containsExactly("n1", "n3", "n5", "n7");
    }

    @Test
    void theSplitsOfOneReaderTakeTurns() throws Exception {
        var source = GeneratorSource.endless(i -> i);
        var reader =
                ReaderUnderTest.resumed(
                        source,
                        List.of(
                                new RangeSplit(0, Long.MAX_VALUE, 2),
                                new RangeSplit(1, Long.MAX_VALUE, 2)));

        reader.poll(2);
        reader.poll(2);

        assertThat(reader.records).containsExactly(0L, 2L, 1L, 3L);
    }

    @Test
    void aRateHandsOutWhatIsDueAndThenSaysToWait() throws Exception {
        var source = GeneratorSource.<Long>endless(i -> i).withRate(RateLimit.perSecond(100));
        var reader = ReaderUnderTest.of(source, 0, 2);

        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.NOTHING_NOW);
        assertThat(reader.records).containsExactly(0L);
        reader.pass(Duration.ofMillis(40));
        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.NOTHING_NOW);
        assertThat(reader.records).containsExactly(0L, 2L, 4L);
        reader.pass(Duration.ofSeconds(1));
        assertThat(reader.poll(10)).isEqualTo(ReaderStatus.MORE_AVAILABLE);
        assertThat(reader.records).hasSize(13);
    }

    @Test
    void aRecordThatCannotBeMadeIsRejectedWithItsPosition() throws Exception {
        var reader =
                ReaderUnderTest.of(
                        GeneratorSource.<Long>of(
                                3,
                                i -> {
                                    if (i == 1) {
                                        throw new IllegalStateException("no one");
                                    }
                                    return i;
                                }),
                        0,
                        1);

        assertThat(reader.readAll()).containsExactly(0L, 2L);
        assertThat(reader.rejected).containsExactly("1:no one");
    }

    @Test
    void wrongRatesAndCountsAreRefused() {
        assertThatThrownBy(() -> RateLimit.perSecond(0)).hasMessageContaining("more than 0");
        assertThatThrownBy(() -> RateLimit.perSecond(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> GeneratorSource.of(-1, i -> i))
                .hasMessageContaining("count is -1");
    }
}
