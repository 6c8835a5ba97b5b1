// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

/**
 * The first row of a process, as it tells it on standard output.
 *
 * @param split from which the visit came
 * @param position of the visit in its split
 * @param row as a number
 */
public record FirstRow(int split, long position, long row) {
    /** What its line begins with. */
    public static final String MARK = "FIRST";

    /** Reads a line. */
    public static FirstRow of(String line) {
        String[] words = line.split(" ");
        return new FirstRow(
                Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    /** Whether a process wrote it that went on with all keys, where the source stood. */
    public boolean isRight(Visits visits) {
        return position >= visits.fill() && row == visits.row(split, position);
    }
}
