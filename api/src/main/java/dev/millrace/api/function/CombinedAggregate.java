// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.function.BiFunction;

/** Two aggregates of the same records. */
record CombinedAggregate<T, X, A, Y, B, R>(
        AggregateFunction<? super T, X, A> first,
        AggregateFunction<? super T, Y, B> second,
        BiFunction<? super A, ? super B, ? extends R> combiner)
        implements RetractableAggregateFunction<T, CombinedAggregate.Both<X, Y>, R> {

    /** Changed in place. */
    static final class Both<X, Y> {
        X first;
        Y second;

        /** For one that is read back: its fields are set. */
        @SuppressWarnings("NullAway")
        Both() {}

        Both(X first, Y second) {
            this.first = first;
            this.second = second;
        }
    }

    @Override
    public Both<X, Y> createAccumulator() {
        return new Both<>(first.createAccumulator(), second.createAccumulator());
    }

    @Override
    public Both<X, Y> add(T value, Both<X, Y> both) {
        both.first = first.add(value, both.first);
        both.second = second.add(value, both.second);
        return both;
    }

    @Override
    public R getResult(Both<X, Y> both) {
        return combiner.apply(first.getResult(both.first), second.getResult(both.second));
    }

    @Override
    public Both<X, Y> merge(Both<X, Y> a, Both<X, Y> b) {
        a.first = first.merge(a.first, b.first);
        a.second = second.merge(a.second, b.second);
        return a;
    }

    @Override
    public boolean isRetractable() {
        return isRetractable(first) && isRetractable(second);
    }

    @Override
    public Both<X, Y> retract(Both<X, Y> both, Both<X, Y> other) {
        both.first = retract(first, both.first, other.first);
        both.second = retract(second, both.second, other.second);
        return both;
    }

    private static boolean isRetractable(AggregateFunction<?, ?, ?> aggregate) {
        return aggregate instanceof RetractableAggregateFunction<?, ?, ?> retractable
                && retractable.isRetractable();
    }

    private static <X> X retract(AggregateFunction<?, X, ?> aggregate, X accumulator, X other) {
        if (aggregate instanceof RetractableAggregateFunction<?, X, ?> retractable) {
            return retractable.retract(accumulator, other);
        }
        throw new UnsupportedOperationException(
                aggregate.getClass().getName() + " is not retractable");
    }
}
