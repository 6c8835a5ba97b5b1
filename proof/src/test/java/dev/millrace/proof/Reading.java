// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One line of the input. */
record Reading(long id, String key, long value, long timeMs) {

    static Reading parse(String line) {
        String[] cells = line.split(",", -1);
        return new Reading(
                Long.parseLong(cells[0]),
                cells[1],
                Long.parseLong(cells[2]),
                Long.parseLong(cells[3]));
    }

    String line() {
        return id + "," + key + "," + value + "," + timeMs;
    }

    /** Readings in order of time, of few keys with many and many keys with few. */
    static List<Reading> random(int count, Random random) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int key = random.nextBoolean() ? random.nextInt(5) : random.nextInt(500);
            readings.add(new Reading(i, "k" + key, random.nextInt(1000) - 300, i));
        }
        return readings;
    }

    /** Writes readings into some files of a directory, each in order of time. */
    static void write(List<Reading> readings, Path directory, int files) throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < files; i++) {
            int file = i;
            Files.write(
                    directory.resolve("readings-" + file + ".txt"),
                    readings.stream()
                            .filter(reading -> reading.id() % files == file)
                            .map(Reading::line)
                            .toList());
        }
    }
}
