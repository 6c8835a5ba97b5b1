// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Divides the values of a column into ranges of about the same width. */
final class Ranges {
    private Ranges() {}

    /**
     * At most {@code count} ranges that together are {@code first} to {@code last}, both included.
     */
    static List<JdbcSplit> divide(long first, long last, int count) {
        if (first > last || count < 1) {
            throw new IllegalArgumentException(
                    first + " to " + last + " cannot be divided by " + count);
        }
        // Wider than a long can count when it spans most of them.
        BigInteger width =
                BigInteger.valueOf(last).subtract(BigInteger.valueOf(first)).add(BigInteger.ONE);
        BigInteger parts = BigInteger.valueOf(count).min(width);
        List<JdbcSplit> ranges = new ArrayList<>();
        BigInteger from = BigInteger.valueOf(first);
        for (BigInteger i = BigInteger.ONE; i.compareTo(parts) <= 0; i = i.add(BigInteger.ONE)) {
            BigInteger to =
                    BigInteger.valueOf(first)
                            .add(width.multiply(i).divide(parts))
                            .subtract(BigInteger.ONE);
            long low = from.longValueExact();
            ranges.add(new JdbcSplit(low, to.longValueExact(), low));
            from = to.add(BigInteger.ONE);
        }
        return ranges;
    }
}
