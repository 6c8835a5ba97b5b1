// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Replays another source at the pace of its own times, or at a multiple of it: a record is handed
 * out when as much time has passed since the first one as lies between their times, divided by the
 * factor. Order never changes; a record that is older than one before it is due at once.
 *
 * <pre>{@code
 * // The seconds of a week in about 17 minutes.
 * var seconds = new SequenceSource(1, 604_800);
 * var replayed = PacedSource.of(seconds, second -> second * 1_000, 600);
 * }</pre>
 *
 * <p>A record that is read but not yet due is not in a snapshot's past: after a restart it is read
 * again, and the pace begins anew with it.
 *
 * @param <T> type of the records
 * @param <S> type of the splits
 * @param <E> what the enumerator has to remember over a restart
 */
public final class PacedSource<T, S extends SourceSplit, E> implements Source<T, S, E> {
    private final Source<T, S, E> source;
    private final ToLongFunction<? super T> timestampOf;
    private final Pace pace;

    private PacedSource(
            Source<T, S, E> source, ToLongFunction<? super T> timestampOf, double factor) {
        this.source = Objects.requireNonNull(source, "source");
        this.timestampOf = Objects.requireNonNull(timestampOf, "timestampOf");
        this.pace = new Pace(factor);
    }

    /**
     * Paces {@code source}.
     *
     * @param timestampOf time of a record in ms since the epoch; called by many threads
     * @param factor how many times faster than the records' own times; 0 for as fast as it goes
     * @throws IllegalArgumentException if the factor is negative or no number
     */
    public static <T, S extends SourceSplit, E> PacedSource<T, S, E> of(
            Source<T, S, E> source, ToLongFunction<? super T> timestampOf, double factor) {
        return new PacedSource<>(source, timestampOf, factor);
    }

    @Override
    public Boundedness boundedness() {
        return source.boundedness();
    }

    @Override
    public SplitEnumerator<S, E> createEnumerator(
            EnumeratorContext<S> context, Optional<E> restored) {
        pace.restart();
        return source.createEnumerator(context, restored);
    }

    @Override
    public SourceReader<T, S> createReader(ReaderContext context) {
        SourceReader<T, S> reader = source.createReader(context);
        return pace.isUnlimited() ? reader : new PacedReader<>(reader, timestampOf, pace, context);
    }

    @Override
    public boolean isBlocking() {
        return source.isBlocking();
    }
}
