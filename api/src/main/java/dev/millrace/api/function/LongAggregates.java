// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.function.ToLongFunction;

/** Aggregates of integers. Records, so that subtasks share them. */
final class LongAggregates {

    private LongAggregates() {}

    record Count<T>() implements LongAggregateFunction<T, Long> {

        @Override
        public long createLong() {
            return 0;
        }

        @Override
        public long addLong(T value, long accumulator) {
            return accumulator + 1;
        }

        @Override
        public Long resultOf(long accumulator) {
            return accumulator;
        }

        @Override
        public long mergeLong(long a, long b) {
            return a + b;
        }

        @Override
        public boolean isRetractable() {
            return true;
        }

        @Override
        public long retractLong(long accumulator, long other) {
            return accumulator - other;
        }
    }

    record Sum<T>(ToLongFunction<? super T> number) implements LongAggregateFunction<T, Long> {

        @Override
        public long createLong() {
            return 0;
        }

        @Override
        public long addLong(T value, long accumulator) {
            return accumulator + number.applyAsLong(value);
        }

        @Override
        public Long resultOf(long accumulator) {
            return accumulator;
        }

        @Override
        public long mergeLong(long a, long b) {
            return a + b;
        }

        @Override
        public boolean isRetractable() {
            return true;
        }

        @Override
        public long retractLong(long accumulator, long other) {
            return accumulator - other;
        }
    }

    record Min<T>(ToLongFunction<? super T> number) implements LongAggregateFunction<T, Long> {

        @Override
        public long createLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long addLong(T value, long accumulator) {
            return Math.min(accumulator, number.applyAsLong(value));
        }

        @Override
        public Long resultOf(long accumulator) {
            return accumulator;
        }

        @Override
        public long mergeLong(long a, long b) {
            return Math.min(a, b);
        }
    }

    record Max<T>(ToLongFunction<? super T> number) implements LongAggregateFunction<T, Long> {

        @Override
        public long createLong() {
            return Long.MIN_VALUE;
        }

        @Override
        public long addLong(T value, long accumulator) {
            return Math.max(accumulator, number.applyAsLong(value));
        }

        @Override
        public Long resultOf(long accumulator) {
            return accumulator;
        }

        @Override
        public long mergeLong(long a, long b) {
            return Math.max(a, b);
        }
    }
}
