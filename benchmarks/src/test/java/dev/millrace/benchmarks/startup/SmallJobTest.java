// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallJobTest {

    @Test
    void linesAreRightInAnyOrder() {
        List<String> lines = new ArrayList<>(SmallJob.lines());
        Collections.reverse(lines);

        assertThat(SmallJob.areRight(lines)).isTrue();
    }

    @Test
    void numbersMayBeAddedUpInAnyOrder() {
        List<String> lines = new ArrayList<>();
        long[] sums = new long[SmallJob.KEYS];
        for (int number = SmallJob.NUMBERS; number >= 1; number--) {
            int key = number % SmallJob.KEYS;
            sums[key] += number;
            lines.add(SmallJob.line(key, sums[key]));
        }

        assertThat(SmallJob.areRight(lines)).isTrue();
    }

    @Test
    void aNumberThatIsLostOrAddedTwiceIsSeen() {
        List<String> lost = new ArrayList<>(SmallJob.lines());
        lost.remove(50);
        List<String> twice = new ArrayList<>(lost);
        twice.add(lost.get(20));
        List<String> wrong = new ArrayList<>(lost);
        wrong.add(SmallJob.line(0, 7));

        assertThat(SmallJob.areRight(lost)).isFalse();
        assertThat(SmallJob.areRight(twice)).isFalse();
        assertThat(SmallJob.areRight(wrong)).isFalse();
    }
}
