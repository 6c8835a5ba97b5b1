// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.AggregateFunction;
import java.util.TreeSet;

/** The different amounts of sales, in an accumulator that is changed in place. */
final class Distinct implements AggregateFunction<Sale, TreeSet<Long>, TreeSet<Long>> {

    @Override
    public TreeSet<Long> createAccumulator() {
        return new TreeSet<>();
    }

    @Override
    public TreeSet<Long> add(Sale sale, TreeSet<Long> accumulator) {
        accumulator.add(sale.cents());
        return accumulator;
    }

    @Override
    public TreeSet<Long> getResult(TreeSet<Long> accumulator) {
        return new TreeSet<>(accumulator);
    }

    @Override
    public TreeSet<Long> merge(TreeSet<Long> a, TreeSet<Long> b) {
        a.addAll(b);
        return a;
    }
}
