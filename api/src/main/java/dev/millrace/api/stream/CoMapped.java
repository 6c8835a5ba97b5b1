// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.Collector;

/** Emits what a co-map makes of each record. */
record CoMapped<A, B, R>(CoMapFunction<A, B, R> function) implements CoFlatMapFunction<A, B, R> {

    @Override
    public void flatMap1(A value, Collector<R> out) throws Exception {
        out.collect(function.map1(value));
    }

    @Override
    public void flatMap2(B value, Collector<R> out) throws Exception {
        out.collect(function.map2(value));
    }
}
