// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows of a query, read once. A column of whole numbers that is unique, such as a primary key,
 * divides the query into ranges, which are read side by side, each in the order of the column.
 *
 * <pre>{@code
 * JdbcSource<Order> orders =
 *         JdbcSource.of(connections, "SELECT id, amount FROM orders", "id", row ->
 *                 new Order(row.getLong("id"), row.getBigDecimal("amount")));
 * }</pre>
 *
 * <p><b>Replayable:</b> the position in a range is the value of the column, so after a restart
 * reading goes on with the next greater one. Rows that were changed meanwhile are read as they are
 * then: ranges are read at different times, so the query as a whole is not one snapshot of the
 * database. A value that comes twice is an error that names it, because a restart between the two
 * would lose the second; rows whose column is null are in no range and are refused.
 *
 * <p>Each reader has a connection and a thread of its own. Rows are fetched in pieces, so a large
 * range takes no more memory than a small one.
 *
 * @param <T> type of the records
 */
public final class JdbcSource<T> implements Source<T, JdbcSplit, JdbcProgress> {
    /** So many that readers end at about the same time, so few that each is worth a query. */
    private static final int DEFAULT_RANGES = 16;

    private static final int MOST_RANGES = 100_000;

    private final RangeQuery query;
    private final ResultMapper<? extends T> mapper;
    private final int ranges;

    private JdbcSource(RangeQuery query, ResultMapper<? extends T> mapper, int ranges) {
        this.query = query;
        this.mapper = Objects.requireNonNull(mapper, "mapper");
        this.ranges = ranges;
    }

    /**
     * Reads a query.
     *
     * @param query a SELECT without ORDER BY and without parameters
     * @param column a column of its result, unique whole numbers that are never null
     */
    public static <T> JdbcSource<T> of(
            ConnectionSource connections,
            String query,
            String column,
            ResultMapper<? extends T> mapper) {
        return new JdbcSource<>(new RangeQuery(connections, query, column), mapper, DEFAULT_RANGES);
    }

    /** Into how many ranges the query is divided; by default 16. */
    public JdbcSource<T> ranges(int ranges) {
        if (ranges < 1 || ranges > MOST_RANGES) {
            throw new IllegalArgumentException(
                    "A query can be divided into 1 to " + MOST_RANGES + " ranges, not " + ranges);
        }
        return new JdbcSource<>(query, mapper, ranges);
    }

    @Override
    public Boundedness boundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public SplitEnumerator<JdbcSplit, JdbcProgress> createEnumerator(
            EnumeratorContext<JdbcSplit> context, Optional<JdbcProgress> restored) {
        return new JdbcEnumerator(query, ranges, context, restored);
    }

    @Override
    public SourceReader<T, JdbcSplit> createReader(ReaderContext context) {
        return new JdbcReader<>(query, mapper, context);
    }
}
