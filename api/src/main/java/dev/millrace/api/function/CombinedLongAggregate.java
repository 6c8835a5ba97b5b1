// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.function.BiFunction;

/** Two aggregates of the same records, both with unboxed accumulators. */
record CombinedLongAggregate<T, A, B, R>(
        LongAggregateFunction<? super T, A> first,
        LongAggregateFunction<? super T, B> second,
        BiFunction<? super A, ? super B, ? extends R> combiner)
        implements RetractableAggregateFunction<T, CombinedLongAggregate.Both, R> {

    /** Changed in place. */
    static final class Both {
        long first;
        long second;
    }

    @Override
    public Both createAccumulator() {
        Both both = new Both();
        both.first = first.createLong();
        both.second = second.createLong();
        return both;
    }

    @Override
    public Both add(T value, Both both) {
        both.first = first.addLong(value, both.first);
        both.second = second.addLong(value, both.second);
        return both;
    }

    @Override
    public R getResult(Both both) {
        return combiner.apply(first.resultOf(both.first), second.resultOf(both.second));
    }

    @Override
    public Both merge(Both a, Both b) {
        a.first = first.mergeLong(a.first, b.first);
        a.second = second.mergeLong(a.second, b.second);
        return a;
    }

    @Override
    public boolean isRetractable() {
        return first.isRetractable() && second.isRetractable();
    }

    @Override
    public Both retract(Both both, Both other) {
        both.first = first.retractLong(both.first, other.first);
        both.second = second.retractLong(both.second, other.second);
        return both;
    }
}
