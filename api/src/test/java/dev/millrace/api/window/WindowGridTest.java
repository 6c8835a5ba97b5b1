// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.time.Millis;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowGridTest {

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void tumbles() {
        WindowGrid grid = new WindowGrid(10, 10, 0);

        assertThat(grid.windowsOf(0)).containsExactly(new TimeWindow(0, 10));
        assertThat(grid.windowsOf(9)).containsExactly(new TimeWindow(0, 10));
        assertThat(grid.windowsOf(10)).containsExactly(new TimeWindow(10, 20));
    }

    @Test
    void tumblesBeforeNineteenSeventy() {
        WindowGrid grid = new WindowGrid(10, 10, 0);

        assertThat(grid.windowsOf(-1)).containsExactly(new TimeWindow(-10, 0));
        assertThat(grid.windowsOf(-10)).containsExactly(new TimeWindow(-10, 0));
        assertThat(grid.windowsOf(-11)).containsExactly(new TimeWindow(-20, -10));
    }

    @Test
    void tumblesWithAnOffset() {
        assertThat(new WindowGrid(10, 10, 3).windowsOf(2)).containsExactly(new TimeWindow(-7, 3));
        assertThat(new WindowGrid(10, 10, 3).windowsOf(3)).containsExactly(new TimeWindow(3, 13));
        assertThat(new WindowGrid(10, 10, -3).windowsOf(7)).containsExactly(new TimeWindow(7, 17));
    }

    @Test
    void slidesTheLatestWindowFirst() {
        assertThat(new WindowGrid(10, 4, 0).windowsOf(9))
                .containsExactly(
                        new TimeWindow(8, 18), new TimeWindow(4, 14), new TimeWindow(0, 10));
    }

    @Test
    void leavesGapsWhenWindowsAreShorterThanTheSlide() {
        WindowGrid grid = new WindowGrid(4, 10, 0);

        assertThat(grid.windowsOf(3)).containsExactly(new TimeWindow(0, 4));
        assertThat(grid.windowsOf(4)).isEmpty();
        assertThat(grid.windowsOf(-7)).containsExactly(new TimeWindow(-10, -6));
    }

    @Test
    void cutsWindowsOffAtTheEdgesOfTime() {
        WindowGrid grid = new WindowGrid(1000, 1000, 0);

        assertThat(grid.windowsOf(Long.MAX_VALUE))
                .containsExactly(new TimeWindow(Long.MAX_VALUE - 807, Long.MAX_VALUE));
        assertThat(grid.windowsOf(Long.MIN_VALUE + 1))
                .containsExactly(new TimeWindow(Long.MIN_VALUE, Long.MIN_VALUE + 808));
    }

    @Test
    void keepsSlidingWindowsApartAtTheEdgesOfTime() {
        WindowGrid grid = new WindowGrid(1000, 100, 0);

        assertThat(grid.windowsOf(Long.MAX_VALUE)).hasSize(10).doesNotHaveDuplicates();
        assertThat(grid.windowsOf(Long.MIN_VALUE + 1)).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void agreesWithExactArithmeticEverywhere() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long slide = 1L + random.nextInt(50);
            long size = 1L + random.nextInt(200);
            long offset = random.nextInt((int) (2 * slide - 1)) - (slide - 1);
            WindowGrid grid = new WindowGrid(size, slide, offset);
            long timestamp = anyTimestamp(random);

            assertThat(grid.windowsOf(timestamp))
                    .as("%s at %d, round %d of seed %d", grid, timestamp, i, seed)
                    .isEqualTo(exactWindowsOf(grid, timestamp));
        }
    }

    private static long anyTimestamp(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.MIN_VALUE + random.nextInt(500);
            case 1 -> Long.MAX_VALUE - random.nextInt(500);
            case 2 -> random.nextInt(1000) - 500;
            default -> random.nextLong();
        };
    }

    private static List<TimeWindow> exactWindowsOf(WindowGrid grid, long timestamp) {
        BigInteger time = BigInteger.valueOf(timestamp);
        BigInteger slide = BigInteger.valueOf(grid.slideMs());
        BigInteger size = BigInteger.valueOf(grid.sizeMs());
        BigInteger since = time.subtract(BigInteger.valueOf(grid.offsetMs())).mod(slide);
        List<TimeWindow> windows = new ArrayList<>();
        for (BigInteger start = time.subtract(since);
                start.add(size).compareTo(time) > 0;
                start = start.subtract(slide)) {
            windows.add(
                    new TimeWindow(
                            start.max(MIN).longValueExact(),
                            start.add(size).min(MAX).longValueExact()));
        }
        return windows;
    }

    @Test
    void acceptsTheLongestWindow() {
        WindowGrid grid = new WindowGrid(Millis.LONGEST, Millis.LONGEST, 1 - Millis.LONGEST);

        assertThat(grid.windowsOf(Long.MAX_VALUE)).hasSize(1);
        assertThat(grid.windowsOf(Long.MIN_VALUE + 1)).hasSize(1);
    }

    @Test
    void findsTheNextStart() {
        WindowGrid grid = new WindowGrid(10, 10, 0);

        assertThat(grid.startOf(-1)).isEqualTo(-10);
        assertThat(grid.nextStart(-1)).isZero();
        assertThat(grid.nextStart(0)).isEqualTo(10);
        assertThat(grid.nextStart(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(grid.startOf(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new WindowGrid(0, 1, 0))
                .hasMessageContaining("size 0 ms and slide 1 ms must be at least 1");
        assertThatThrownBy(() -> new WindowGrid(1, 1 + Millis.LONGEST, 0))
                .hasMessageContaining("at most");
        assertThatThrownBy(() -> new WindowGrid(10, 10, 10))
                .hasMessageContaining("offset is 10 ms but must be shorter than 10 ms");
    }
}
