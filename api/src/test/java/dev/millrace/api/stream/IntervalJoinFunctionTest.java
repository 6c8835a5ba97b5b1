// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessJoinFunction;
import org.junit.jupiter.api.Test;

class IntervalJoinFunctionTest {

    static final class Both extends ProcessJoinFunction<String, String, String> {
        @Override
        public void processElement(String l, String r, Context ctx, Collector<String> out) {
            out.collect(l + r + ctx.getLeftTimestamp() + "-" + ctx.getRightTimestamp());
        }
    }

    private static KeyUnderTest<String, String, String> between(long lowerMs, long upperMs)
            throws Exception {
        return between(lowerMs, upperMs, null);
    }

    private static KeyUnderTest<String, String, String> between(
            long lowerMs, long upperMs, OutputTag<String> late) throws Exception {
        return new KeyUnderTest<>(
                new IntervalJoinFunction<String, String, String, String>(
                        new Both(), new Interval(lowerMs, upperMs), late, late));
    }

    @Test
    void pairsRecordsInsideTheIntervalWhicheverComesFirst() throws Exception {
        var key = between(-2, 3);
        key.left("l", 10).right("a", 7).right("b", 8).right("c", 13).right("d", 14);
        assertThat(key.emitted).containsExactly("lb10-8@10", "lc10-13@13");

        key = between(-2, 3);
        key.right("a", 7).right("b", 8).right("c", 13).right("d", 14).left("l", 10);
        assertThat(key.emitted).containsExactlyInAnyOrder("lb10-8@10", "lc10-13@13");
    }

    @Test
    void severalRecordsOfOneTimeAllFindTheirPartners() throws Exception {
        var key = between(0, 0).left("l", 5).left("m", 5).right("r", 5);

        assertThat(key.emitted).containsExactly("lr5-5@5", "mr5-5@5");
    }

    @Test
    void keepsARecordUntilNoPartnerCanCome() throws Exception {
        var key = between(-2, 3).left("l", 10).right("r", 20);

        key.watermark(12);
        assertThat(key.kept()).isEqualTo(2);
        key.watermark(13);
        assertThat(key.kept()).isEqualTo(1);
        key.watermark(21);
        assertThat(key.kept()).isEqualTo(1);
        key.watermark(22);
        assertThat(key.kept()).isZero();
    }

    @Test
    void aTimerOfOneSideLeavesTheOtherSideAlone() throws Exception {
        var key = between(-5, 5).left("l", 10).right("r", 12).watermark(16).right("s", 17);

        assertThat(key.emitted).containsExactly("lr10-12@12");
        assertThat(key.kept()).isEqualTo(2);
        assertThat(key.left("m", 17).emitted).contains("mr17-12@17", "ms17-17@17");
    }

    @Test
    void anIntervalInThePastKeepsTheRightSideOnly() throws Exception {
        var key = between(-5, -2).left("l", 10).right("r", 10);

        key.watermark(10);
        assertThat(key.kept()).isEqualTo(1);
        assertThat(key.left("m", 15).emitted).containsExactly("mr15-10@15");
    }

    @Test
    void lateRecordsAreNotedAndSentAsideIfThereIsASideOutput() throws Exception {
        var counting = between(0, 5).watermark(10).left("l", 10).right("r", 4).left("m", 11);
        assertThat(counting.late).containsExactly("l@10 at 10", "r@4 at 10");
        assertThat(counting.kept()).isEqualTo(1);

        var aside = between(0, 5, new OutputTag<>("late")).watermark(10).left("l", 10);
        aside.right("r", 4);
        assertThat(aside.aside).containsExactly("late:l", "late:r");
        assertThat(aside.late).containsExactly("l@10 at 10", "r@4 at 10");
    }

    @Test
    void timesAtTheEndsOfTheRangeDoNotOverflow() throws Exception {
        Interval hour = new Interval(-3_600_000, 3_600_000);

        assertThat(hour.pairs(Long.MAX_VALUE, Long.MAX_VALUE)).isTrue();
        assertThat(hour.pairs(Long.MIN_VALUE, Long.MIN_VALUE)).isTrue();
        assertThat(hour.pairs(Long.MAX_VALUE, Long.MIN_VALUE)).isFalse();
        assertThat(Interval.plus(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Interval.plus(Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
    }
}
