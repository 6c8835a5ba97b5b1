// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatermarkMergeTest {

    @Test
    void isTheMinimumOverInputs() {
        WatermarkMerge merge = followers(2);
        assertThat(merge.watermark(0, 10)).isFalse();
        assertThat(merge.merged()).isEqualTo(Long.MIN_VALUE);
        assertThat(merge.watermark(1, 5)).isTrue();
        assertThat(merge.merged()).isEqualTo(5);
    }

    @Test
    void neverGoesBackWhenAnInputThatWasLeftBehindReturns() {
        WatermarkMerge merge = new WatermarkMerge(List.of(IdleRule.LEFT_BEHIND, IdleRule.FOLLOWS));
        merge.watermark(0, 3);
        merge.watermark(1, 9);
        assertThat(merge.idle(0, true)).isTrue();
        assertThat(merge.merged()).isEqualTo(9);
        assertThat(merge.idle(0, false)).isFalse();
        assertThat(merge.merged()).isEqualTo(9);
    }

    /** Or subtasks that read the same inputs would not agree at a barrier. */
    @Test
    void dependsOnWhatCameInAndNotOnWhatCameFirst() {
        WatermarkMerge first = followers(2);
        WatermarkMerge second = followers(2);
        for (WatermarkMerge each : List.of(first, second)) {
            each.watermark(0, 3);
            each.watermark(1, 3);
            each.idle(0, true);
        }
        first.watermark(1, 9);
        first.idle(0, false);
        second.idle(0, false);
        second.watermark(1, 9);
        assertThat(first.merged()).isEqualTo(3).isEqualTo(second.merged());
    }

    @Test
    void nobodyGoesOnWithoutAnIdleInputThatCanFollow() {
        WatermarkMerge merge = followers(2);
        merge.watermark(0, 3);
        merge.watermark(1, 3);
        merge.idle(1, true);
        assertThat(merge.wanted()).isEqualTo(Long.MIN_VALUE);

        assertThat(merge.watermark(0, 9)).isFalse();
        assertThat(merge.merged()).isEqualTo(3);
        assertThat(merge.wanted()).as("where the idle one is asked to come").isEqualTo(9);

        assertThat(merge.watermark(1, 9)).isTrue();
        assertThat(merge.merged()).isEqualTo(9);
        assertThat(merge.wanted()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void inputsThatAreAllIdleAreAskedToComeToTheFurthest() {
        WatermarkMerge merge = followers(2);
        merge.watermark(0, 3);
        merge.watermark(1, 9);
        merge.idle(1, true);
        merge.idle(0, true);
        assertThat(merge.merged()).as("in whatever order they got idle").isEqualTo(3);
        assertThat(merge.wanted()).isEqualTo(9);

        assertThat(merge.watermark(0, 9)).isTrue();
        assertThat(merge.isIdle()).isTrue();
        assertThat(merge.merged()).isEqualTo(9);
    }

    /** One that has just woken up may have said so to somebody else only. */
    @Test
    void idleInputsFollowTogetherOrNotAtAll() {
        WatermarkMerge merge = followers(2);
        merge.watermark(0, 3);
        merge.watermark(1, 3);
        merge.idle(0, true);
        merge.idle(1, true);
        merge.watermark(0, 20);
        assertThat(merge.merged()).isEqualTo(3);
        merge.watermark(1, 20);
        assertThat(merge.merged()).isEqualTo(20);
    }

    @Test
    void anInputThatCannotFollowIsLeftBehind() {
        WatermarkMerge merge = new WatermarkMerge(List.of(IdleRule.FOLLOWS, IdleRule.LEFT_BEHIND));
        merge.watermark(0, 3);
        merge.watermark(1, 2);
        assertThat(merge.idle(1, true)).isTrue();
        assertThat(merge.merged()).isEqualTo(3);
        assertThat(merge.wanted()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void standsStillWhileAllAreIdleAndSaysSo() {
        WatermarkMerge merge = followers(2);
        merge.watermark(0, 4);
        merge.watermark(1, 4);
        merge.idle(0, true);
        merge.idle(1, true);
        assertThat(merge.isIdle()).isTrue();
        assertThat(merge.merged()).isEqualTo(4);
        assertThat(merge.wanted()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void anEndedInputNoLongerHolds() {
        WatermarkMerge merge = followers(2);
        merge.watermark(0, 3);
        assertThat(merge.end(1)).isTrue();
        assertThat(merge.merged()).isEqualTo(3);
        assertThat(merge.of(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(merge.isEnded()).isFalse();
    }

    @Test
    void isAtItsEndOnceAllHaveEnded() {
        WatermarkMerge merge = followers(2);
        merge.end(0);
        merge.end(1);
        assertThat(merge.isEnded()).isTrue();
        assertThat(merge.isIdle()).isFalse();
        assertThat(merge.merged()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anEndedAndAnIdleInputAreIdleTogether() {
        WatermarkMerge merge = followers(2);
        merge.end(0);
        merge.idle(1, true);
        assertThat(merge.isIdle()).isTrue();
    }

    /** Found by the simulation: what an idle input still had to say was late. */
    @Test
    void anInputAtTheEndOfTimeDoesNotSpeakForAnIdleOne() {
        WatermarkMerge merge = followers(2);
        merge.watermark(0, 5);
        merge.watermark(1, 7);
        merge.idle(1, true);
        merge.watermark(0, Long.MAX_VALUE);
        assertThat(merge.merged()).isEqualTo(7);
        merge.end(0);
        assertThat(merge.merged()).isEqualTo(7);
        merge.watermark(1, Long.MAX_VALUE);
        assertThat(merge.merged()).isEqualTo(Long.MAX_VALUE);
    }

    private static WatermarkMerge followers(int inputs) {
        return new WatermarkMerge(Collections.nCopies(inputs, IdleRule.FOLLOWS));
    }

    /** Any sequence of calls: the least of all, idle or not. */
    @Test
    void holdsItsPromisesForRandomSequences() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int inputs = 1 + random.nextInt(5);
            WatermarkMerge merge = followers(inputs);
            long[] reached = new long[inputs];
            Arrays.fill(reached, Long.MIN_VALUE);
            boolean[] idle = new boolean[inputs];
            for (int step = 0; step < 60; step++) {
                int input = random.nextInt(inputs);
                if (random.nextInt(4) == 0) {
                    idle[input] = !idle[input];
                    merge.idle(input, idle[input]);
                } else {
                    reached[input] = Math.max(reached[input], random.nextInt(100));
                    merge.watermark(input, reached[input]);
                }
                long expected = Arrays.stream(reached).min().orElseThrow();
                assertThat(merge.merged()).as("seed %d, step %d", seed, step).isEqualTo(expected);
            }
        }
    }
}
