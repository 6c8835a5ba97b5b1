// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.function.ToDoubleFunction;

/**
 * Aggregates of floating-point numbers. The accumulator is the number's bits, so that it is kept
 * unboxed. Records, so that subtasks share them.
 */
final class DoubleAggregates {

    private DoubleAggregates() {}

    private static double toDouble(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long toBits(double number) {
        return Double.doubleToRawLongBits(number);
    }

    record Sum<T>(ToDoubleFunction<? super T> number) implements LongAggregateFunction<T, Double> {

        @Override
        public long createLong() {
            return toBits(0.0);
        }

        @Override
        public long addLong(T value, long accumulator) {
            return toBits(toDouble(accumulator) + number.applyAsDouble(value));
        }

        @Override
        public Double resultOf(long accumulator) {
            return toDouble(accumulator);
        }

        @Override
        public long mergeLong(long a, long b) {
            return toBits(toDouble(a) + toDouble(b));
        }
    }

    record Min<T>(ToDoubleFunction<? super T> number) implements LongAggregateFunction<T, Double> {

        @Override
        public long createLong() {
            return toBits(Double.POSITIVE_INFINITY);
        }

        @Override
        public long addLong(T value, long accumulator) {
            return toBits(Math.min(toDouble(accumulator), number.applyAsDouble(value)));
        }

        @Override
        public Double resultOf(long accumulator) {
            return toDouble(accumulator);
        }

        @Override
        public long mergeLong(long a, long b) {
            return toBits(Math.min(toDouble(a), toDouble(b)));
        }
    }

    record Max<T>(ToDoubleFunction<? super T> number) implements LongAggregateFunction<T, Double> {

        @Override
        public long createLong() {
            return toBits(Double.NEGATIVE_INFINITY);
        }

        @Override
        public long addLong(T value, long accumulator) {
            return toBits(Math.max(toDouble(accumulator), number.applyAsDouble(value)));
        }

        @Override
        public Double resultOf(long accumulator) {
            return toDouble(accumulator);
        }

        @Override
        public long mergeLong(long a, long b) {
            return toBits(Math.max(toDouble(a), toDouble(b)));
        }
    }
}
