// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records made by a function of their number, as fast as it goes or at a rate; with or without end.
 * A record's position is its number, so reading on after a restart goes on with the next number.
 * Each reader makes every n-th record, n being the parallelism.
 *
 * <pre>{@code
 * Source<Order, ?, ?> orders =
 *         GeneratorSource.of(1_000_000, i -> new Order(i, i % 1000))
 *                 .withRate(RateLimit.perSecond(50_000));
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class GeneratorSource<T> implements Source<T, RangeSplit, List<RangeSplit>> {
    private static final long ENDLESS = Long.MAX_VALUE;

    private final long count;
    private final IndexFunction<? extends T> records;
    private final @Nullable RateLimit limit;

    private GeneratorSource(
            long count, IndexFunction<? extends T> records, @Nullable RateLimit limit) {
        this.count = count;
        this.records = records;
        this.limit = limit;
    }

    /**
     * The records 0 to {@code count} - 1.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static <T> GeneratorSource<T> of(long count, IndexFunction<? extends T> records) {
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + "; give at least 0");
        }
        return new GeneratorSource<>(count, records, null);
    }

    /** The records from 0 on, without end. */
    public static <T> GeneratorSource<T> endless(IndexFunction<? extends T> records) {
        return new GeneratorSource<>(ENDLESS, records, null);
    }

    /** The same records at a limited rate. */
    public GeneratorSource<T> withRate(RateLimit limit) {
        return new GeneratorSource<>(count, records, limit);
    }

    @Override
    public Boundedness boundedness() {
        return count == ENDLESS ? Boundedness.UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<RangeSplit, List<RangeSplit>> createEnumerator(
            EnumeratorContext<RangeSplit> context, Optional<List<RangeSplit>> restored) {
        return new RangeEnumerator(context, count, restored);
    }

    @Override
    public SourceReader<T, RangeSplit> createReader(ReaderContext context) {
        return new RangeReader<>(context, records, limit);
    }
}
