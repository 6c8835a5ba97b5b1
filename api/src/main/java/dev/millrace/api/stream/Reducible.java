// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.ReduceFunction;
import java.util.function.Function;

/**
 * What can be brought down to one record per key or window, and the usual ways to do so. Fields are
 * named by their component in a record, or by the field, also a private one, of a class with a
 * constructor without arguments; a name that does not exist fails the job with the names that do.
 *
 * <pre>{@code
 * record Sale(String shop, long cents) {}
 * env.fromData(new Sale("corner", 250)).keyBy(Sale::shop).sum("cents").print();
 * }</pre>
 *
 * @param <T> type of the records
 */
public sealed interface Reducible<T> permits KeyedStream, WindowedStream, AllWindowedStream {

    /** Brings records down to one, two at a time. */
    SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function);

    /**
     * The first record, with the sum of {@code field} over all. The sum has the field's type; whole
     * numbers that overflow it fail.
     */
    default SingleOutputStreamOperator<T> sum(String field) {
        return reduce(new FieldReduce<>(FieldReduce.Kind.SUM, field)).name("sum(" + field + ")");
    }

    /** The first record, with the least {@code field} of all. */
    default SingleOutputStreamOperator<T> min(String field) {
        return reduce(new FieldReduce<>(FieldReduce.Kind.MIN, field)).name("min(" + field + ")");
    }

    /** The first record, with the greatest {@code field} of all. */
    default SingleOutputStreamOperator<T> max(String field) {
        return reduce(new FieldReduce<>(FieldReduce.Kind.MAX, field)).name("max(" + field + ")");
    }

    /** The record with the least {@code field}; the first of several. */
    default SingleOutputStreamOperator<T> minBy(String field) {
        return reduce(new FieldReduce<>(FieldReduce.Kind.MIN_BY, field))
                .name("minBy(" + field + ")");
    }

    /** The record with the greatest {@code field}; the first of several. */
    default SingleOutputStreamOperator<T> maxBy(String field) {
        return reduce(new FieldReduce<>(FieldReduce.Kind.MAX_BY, field))
                .name("maxBy(" + field + ")");
    }

    /** The record for which {@code rank} is least; the first of several. */
    default <C extends Comparable<? super C>> SingleOutputStreamOperator<T> minBy(
            Function<? super T, ? extends C> rank) {
        ReduceFunction<T> least = (a, b) -> rank.apply(b).compareTo(rank.apply(a)) < 0 ? b : a;
        return reduce(least).name("minBy");
    }

    /** The record for which {@code rank} is greatest; the first of several. */
    default <C extends Comparable<? super C>> SingleOutputStreamOperator<T> maxBy(
            Function<? super T, ? extends C> rank) {
        ReduceFunction<T> greatest = (a, b) -> rank.apply(b).compareTo(rank.apply(a)) > 0 ? b : a;
        return reduce(greatest).name("maxBy");
    }
}
