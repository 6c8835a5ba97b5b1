// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * Every n-th index of a range. The splits of a range take turns, so that readers of equal speed
 * stay side by side in event time.
 *
 * @param next the next index to read
 * @param end the index before which it ends; {@code Long.MAX_VALUE} for a range without end
 * @param step distance from one index to the next: the number of splits of the range
 */
public record RangeSplit(long next, long end, int step) implements SourceSplit {

    public RangeSplit {
        if (next < 0 || step < 1) {
            throw new IllegalArgumentException(
                    "next " + next + " must be at least 0, and step " + step + " at least 1");
        }
    }

    /** Which of the splits of its range this is, from 0 to step - 1. */
    public int ordinal() {
        return (int) (next % step);
    }

    @Override
    public String splitId() {
        return "slice-" + ordinal() + "-of-" + step;
    }
}
