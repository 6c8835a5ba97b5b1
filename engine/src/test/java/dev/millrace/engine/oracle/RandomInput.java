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

    private final Random random;

    RandomInput(long seed) {
        random = new Random(seed);
    }

    /**
     * @param disorderMs how far records come after later ones
     * @param lateMs how far one in thirty comes after later ones
     */
    List<Reading> readings(int count, long disorderMs, long lateMs) {
        List<Reading> readings = new ArrayList<>();
        long now = random.nextInt(3) == 0 ? -2_000 : 0;
        for (int i = 0; i < count; i++) {
            now += random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(6);
            long behind = random.nextInt(30) == 0 ? lateMs : disorderMs;
            long time = now - (behind == 0 ? 0 : random.nextLong(behind + 1));
            String key = "k" + (random.nextInt(100) < HOT_PERCENT ? 0 : random.nextInt(KEYS));
            readings.add(Reading.of(key, time, i));
        }
        return readings;
    }
}
