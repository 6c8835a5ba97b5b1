// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.engine.scenario.Reading;

/** Counts readings and adds up their values, as "count sum". */
final class CountAndSum implements AggregateFunction<Reading, long[], String> {

    @Override
    public long[] createAccumulator() {
        return new long[2];
    }

    @Override
    public long[] add(Reading reading, long[] accumulator) {
        return new long[] {accumulator[0] + 1, accumulator[1] + reading.value()};
    }

    @Override
    public String getResult(long[] accumulator) {
        return accumulator[0] + " " + accumulator[1];
    }

    @Override
    public long[] merge(long[] a, long[] b) {
        return new long[] {a[0] + b[0], a[1] + b[1]};
    }
}
