// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Aggregates that keep records. Records themselves, so that subtasks share them. */
final class Selections {

    private Selections() {}

    /** Changed in place. */
    static final class Selected<T> {
        @Nullable T record;
    }

    record Greatest<T>(Comparator<? super T> order)
            implements AggregateFunction<T, Selected<T>, T> {

        @Override
        public Selected<T> createAccumulator() {
            return new Selected<>();
        }

        @Override
        public Selected<T> add(T value, Selected<T> selected) {
            if (selected.record == null || order.compare(value, selected.record) > 0) {
                selected.record = value;
            }
            return selected;
        }

        @Override
        public T getResult(Selected<T> selected) {
            if (selected.record == null) {
                throw new NoSuchElementException("no record is the greatest or least of none");
            }
            return selected.record;
        }

        @Override
        public Selected<T> merge(Selected<T> a, Selected<T> b) {
            return b.record == null ? a : add(b.record, a);
        }
    }

    record TopN<T>(int n, Comparator<? super T> order)
            implements AggregateFunction<T, ArrayList<T>, List<T>> {

        TopN {
            if (n < 1) {
                throw new IllegalArgumentException("n is " + n + " but must be at least 1");
            }
        }

        @Override
        public ArrayList<T> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public ArrayList<T> add(T value, ArrayList<T> greatestFirst) {
            int size = greatestFirst.size();
            if (size == n && order.compare(value, greatestFirst.get(n - 1)) <= 0) {
                return greatestFirst;
            }
            if (size == n) {
                greatestFirst.remove(n - 1);
            }
            greatestFirst.add(placeOf(value, greatestFirst), value);
            return greatestFirst;
        }

        /** Behind all that are equal or greater. */
        private int placeOf(T value, List<T> greatestFirst) {
            int low = 0;
            int high = greatestFirst.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (order.compare(value, greatestFirst.get(middle)) > 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        @Override
        public List<T> getResult(ArrayList<T> greatestFirst) {
            return Collections.unmodifiableList(new ArrayList<>(greatestFirst));
        }

        @Override
        public ArrayList<T> merge(ArrayList<T> a, ArrayList<T> b) {
            b.forEach(value -> add(value, a));
            return a;
        }
    }

    record ToList<T>() implements AggregateFunction<T, ArrayList<T>, List<T>> {

        @Override
        public ArrayList<T> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public ArrayList<T> add(T value, ArrayList<T> records) {
            records.add(value);
            return records;
        }

        @Override
        public List<T> getResult(ArrayList<T> records) {
            return Collections.unmodifiableList(new ArrayList<>(records));
        }

        @Override
        public ArrayList<T> merge(ArrayList<T> a, ArrayList<T> b) {
            a.addAll(b);
            return a;
        }
    }
}
