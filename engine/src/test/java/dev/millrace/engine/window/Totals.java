// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.RetractableAggregateFunction;

/** Count and sum of sales, in an accumulator that is changed in place. */
final class Totals implements RetractableAggregateFunction<Sale, long[], String> {

    @Override
    public long[] createAccumulator() {
        return new long[2];
    }

    @Override
    public long[] add(Sale sale, long[] accumulator) {
        accumulator[0]++;
        accumulator[1] += sale.cents();
        return accumulator;
    }

    @Override
    public String getResult(long[] accumulator) {
        return accumulator[0] + ":" + accumulator[1];
    }

    @Override
    public long[] merge(long[] a, long[] b) {
        a[0] += b[0];
        a[1] += b[1];
        return a;
    }

    @Override
    public long[] retract(long[] accumulator, long[] other) {
        accumulator[0] -= other[0];
        accumulator[1] -= other[1];
        return accumulator;
    }
}
