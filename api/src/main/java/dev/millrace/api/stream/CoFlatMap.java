// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.OpenContext;

/** Runs a co-map or co-flatMap over two streams. */
final class CoFlatMap<A, B, R> extends CoProcessFunction<A, B, R> {
    private static final long serialVersionUID = 1L;

    private final transient Function function;
    private final transient CoFlatMapFunction<A, B, R> body;

    private CoFlatMap(Function function, CoFlatMapFunction<A, B, R> body) {
        this.function = function;
        this.body = body;
    }

    static <A, B, R> CoFlatMap<A, B, R> ofMap(CoMapFunction<A, B, R> function) {
        return new CoFlatMap<>(function, new CoMapped<>(function));
    }

    static <A, B, R> CoFlatMap<A, B, R> ofFlatMap(CoFlatMapFunction<A, B, R> function) {
        return new CoFlatMap<>(function, function);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        Lifecycle.open(function, getRuntimeContext(), context);
    }

    @Override
    public void processElement1(A value, Context ctx, Collector<R> out) throws Exception {
        body.flatMap1(value, out);
    }

    @Override
    public void processElement2(B value, Context ctx, Collector<R> out) throws Exception {
        body.flatMap2(value, out);
    }

    @Override
    public void close() throws Exception {
        Lifecycle.close(function);
    }
}
