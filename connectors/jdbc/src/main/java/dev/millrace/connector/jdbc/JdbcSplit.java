// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.SourceSplit;

/**
 * A range of the column that divides a query, and how far it has been read.
 *
 * @param first least value of the range
 * @param last greatest value of the range, included
 * @param next least value that has not been read; more than {@code last} when all has
 */
public record JdbcSplit(long first, long last, long next) implements SourceSplit {

    @Override
    public String splitId() {
        return first + ".." + last;
    }

    /** Whether everything has been read, also at the end of what a long can say. */
    boolean isRead() {
        return next > last || next < first;
    }

    JdbcSplit readTo(long value) {
        return new JdbcSplit(first, last, value + 1);
    }
}
