// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.query;

/**
 * Number and sum of output rows, whatever their order. Owned by one thread; each sink instance
 * fills its own and hands it over when its input has ended.
 */
public final class Checksum {
    private long rows;
    private long sum;

    /** Adds a row as {@link Rows} made it. */
    public void add(long row) {
        rows++;
        sum += row;
    }

    /** Adds all rows of another. */
    public void add(Checksum other) {
        rows += other.rows;
        sum += other.sum;
    }

    public long rows() {
        return rows;
    }

    public long sum() {
        return sum;
    }
}
