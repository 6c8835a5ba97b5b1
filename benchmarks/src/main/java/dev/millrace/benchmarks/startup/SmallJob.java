// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.startup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The job every contender runs, and a plain loop that does the same. */
public final class SmallJob {
    /** The numbers are 1 to this. */
    public static final int NUMBERS = 100;

    /** Keys are numbers modulo this. */
    public static final int KEYS = 10;

    private SmallJob() {}

    private static final Pattern LINE = Pattern.compile("sum of (\\d+) is (\\d+)");

    /** Prints lines that every contender could print. */
    public static void main(String[] args) {
        lines().forEach(System.out::println);
    }

    /** The line for a sum. */
    public static String line(long key, long sum) {
        return "sum of " + key + " is " + sum;
    }

    /** The lines of a contender that adds the numbers up in their order. */
    public static List<String> lines() {
        long[] sums = new long[KEYS];
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= NUMBERS; number++) {
            int key = number % KEYS;
            sums[key] += number;
            lines.add(line(key, sums[key]));
        }
        return lines;
    }

    /**
     * Whether lines, in whatever order, are the running sums of the numbers in some order. In which
     * order the numbers come is for the contender: one that reads them in two splits may add 60
     * before 10.
     */
    public static boolean areRight(List<String> lines) {
        List<TreeSet<Long>> sums = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            sums.add(new TreeSet<>());
        }
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || Long.parseLong(matcher.group(1)) >= KEYS) {
                return false;
            }
            sums.get(Integer.parseInt(matcher.group(1))).add(Long.valueOf(matcher.group(2)));
        }
        return lines.size() == NUMBERS && addedUp(sums).equals(numbers());
    }

    /** The numbers that were added from one sum of a key to the next. */
    private static Set<Long> addedUp(List<TreeSet<Long>> sums) {
        Set<Long> numbers = new HashSet<>();
        for (int key = 0; key < KEYS; key++) {
            long before = 0;
            for (long sum : sums.get(key)) {
                if ((sum - before) % KEYS == key) {
                    numbers.add(sum - before);
                }
                before = sum;
            }
        }
        return numbers;
    }

    private static Set<Long> numbers() {
        return LongStream.rangeClosed(1, NUMBERS).boxed().collect(Collectors.toSet());
    }
}
