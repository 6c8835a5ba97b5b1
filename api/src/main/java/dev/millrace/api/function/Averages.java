// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Aggregates that divide a sum by a count. Records, so that subtasks share them. */
final class Averages {

    private Averages() {}

    /** Changed in place. */
    static final class LongTotal {
        long sum;
        long count;
    }

    /** Changed in place. */
    static final class DoubleTotal {
        double sum;
        long count;
    }

    record OfLong<T>(ToLongFunction<? super T> number)
            implements RetractableAggregateFunction<T, LongTotal, Double> {

        @Override
        public LongTotal createAccumulator() {
            return new LongTotal();
        }

        @Override
        public LongTotal add(T value, LongTotal total) {
            total.sum += number.applyAsLong(value);
            total.count++;
            return total;
        }

        @Override
        public Double getResult(LongTotal total) {
            return total.count == 0 ? Double.NaN : (double) total.sum / total.count;
        }

        @Override
        public LongTotal merge(LongTotal a, LongTotal b) {
            a.sum += b.sum;
            a.count += b.count;
            return a;
        }

        @Override
        public LongTotal retract(LongTotal total, LongTotal other) {
            total.sum -= other.sum;
            total.count -= other.count;
            return total;
        }
    }

    record OfDouble<T>(ToDoubleFunction<? super T> number)
            implements AggregateFunction<T, DoubleTotal, Double> {

        @Override
        public DoubleTotal createAccumulator() {
            return new DoubleTotal();
        }

        @Override
        public DoubleTotal add(T value, DoubleTotal total) {
            total.sum += number.applyAsDouble(value);
            total.count++;
            return total;
        }

        @Override
        public Double getResult(DoubleTotal total) {
            return total.count == 0 ? Double.NaN : total.sum / total.count;
        }

        @Override
        public DoubleTotal merge(DoubleTotal a, DoubleTotal b) {
            a.sum += b.sum;
            a.count += b.count;
            return a;
        }
    }
}
