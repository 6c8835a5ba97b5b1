// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.Instances;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the elements of a fired window down to one value. Used where an evictor chooses elements
 * at each firing, so that nothing can be computed before.
 */
@FunctionalInterface
interface Fold {

    /** The value of {@code elements}, of which there is at least one. */
    Object of(Iterable<?> elements) throws Exception;

    @SuppressWarnings("unchecked") // the fluent methods checked it against the stream's type
    static Fold reducing(ReduceFunction<?> function) {
        ReduceFunction<Object> reduce = (ReduceFunction<Object>) function;
        return elements -> {
            Iterator<?> rest = elements.iterator();
            Object value = rest.next();
            while (rest.hasNext()) {
                value = reduce.reduce(value, rest.next());
            }
            return value;
        };
    }

    @SuppressWarnings("unchecked") // the fluent methods checked it against the stream's type
    static Fold aggregating(AggregateFunction<?, ?, ?> function) {
        AggregateFunction<Object, Object, Object> aggregate =
                (AggregateFunction<Object, Object, Object>) function;
        return elements -> {
            Object accumulator = aggregate.createAccumulator();
            for (Object element : elements) {
                accumulator = aggregate.add(element, accumulator);
            }
            return aggregate.getResult(accumulator);
        };
    }

    /** Window functions that fold the elements and hand the value to {@code result}, if any. */
    @SuppressWarnings("unchecked") // the fluent methods checked it against the stream's type
    static Instances<? extends Function> ofElements(
            Supplier<Fold> folds, @Nullable Instances<? extends Function> result, boolean keyed) {
        if (keyed) {
            return Instances.<Function>suppliedBy(
                    () ->
                            new FoldedWindow<>(
                                    folds.get(),
                                    (ProcessWindowFunction<Object, Object, Object, ?>)
                                            next(result)));
        }
        return Instances.<Function>suppliedBy(
                () ->
                        new FoldedAllWindow<>(
                                folds.get(),
                                (ProcessAllWindowFunction<Object, Object, ?>) next(result)));
    }

    private static @Nullable Function next(@Nullable Instances<? extends Function> instances) {
        return instances == null ? null : instances.next();
    }
}
