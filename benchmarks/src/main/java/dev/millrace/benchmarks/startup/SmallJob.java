// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.startup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The job every contender runs, and a plain loop that does the same. */
public final class SmallJob {
    /** The numbers are 1 to this. */
    public static final int NUMBERS = 100;

    /** Keys are numbers modulo this. */
    public static final int KEYS = 10;

    private SmallJob() {}

    /** Prints the lines that every contender has to print, in any order. */
    public static void main(String[] args) {
        lines().forEach(System.out::println);
    }

    /** The line for a sum. */
    public static String line(long key, long sum) {
        return "sum of " + key + " is " + sum;
    }

    /** All lines, sorted. */
    public static List<String> lines() {
        long[] sums = new long[KEYS];
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= NUMBERS; number++) {
            int key = number % KEYS;
            sums[key] += number;
            lines.add(line(key, sums[key]));
        }
        Collections.sort(lines);
        return lines;
    }
}
