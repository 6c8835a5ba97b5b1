// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.engine.scenario.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Readings drawn from a seed: a hot key, disorder, and some that are very late. */
final class RandomInput {
    private static final int HOT_PERCENT = 60;
    private static final int KEYS = 12;

    /** Readings of one age are this far apart from its middle, early or late. */
    private static final long AROUND_MS = 14;

    /** The first one begins right after what means "no timestamp", the last one ends with long. */
    private static final long[] AGES = {
        Long.MIN_VALUE + 1 + AROUND_MS,
        Long.MIN_VALUE + 90,
        -1_000_000_000_000_000L,
        0,
        1_000_000_000_000_000L,
        Long.MAX_VALUE - 80,
        Long.MAX_VALUE - AROUND_MS
    };

    private final Random random;
    private long now;

    RandomInput(long seed) {
        random = new Random(seed);
        now = random.nextInt(3) == 0 ? -2_000 : 0;
    }

    /** Readings begin at this time: those of two inputs that are to meet. */
    RandomInput startingAt(long ms) {
        now = ms;
        return this;
    }

    /**
     * Readings around the ends of {@code long} and around moments between them, each a little out
     * of order.
     *
     * @param late whether one in ten comes a whole age too late
     */
    List<Reading> acrossAllTime(int count, boolean late) {
        List<Reading> readings = new ArrayList<>();
        int perAge = count / AGES.length;
        for (int age = 0; age < AGES.length; age++) {
            for (int i = 0; i < perAge; i++) {
                boolean tooLate = late && age > 0 && random.nextInt(10) == 0;
                long around = AGES[tooLate ? age - 1 : age];
                long time = around + random.nextLong(-AROUND_MS, AROUND_MS + 1);
                readings.add(Reading.of(key(), time, readings.size()));
            }
        }
        return readings;
    }

    /**
     * @param disorderMs how far records come after later ones
     * @param lateMs how far one in thirty comes after later ones
     */
    List<Reading> readings(int count, long disorderMs, long lateMs) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            now += random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(6);
            long behind = random.nextInt(30) == 0 ? lateMs : disorderMs;
            long time = now - (behind == 0 ? 0 : random.nextLong(behind + 1));
            readings.add(Reading.of(key(), time, i));
        }
        return readings;
    }

    private String key() {
        return "k" + (random.nextInt(100) < HOT_PERCENT ? 0 : random.nextInt(KEYS));
    }
}
