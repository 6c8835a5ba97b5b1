// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.OpenContext;

/** Lets a rich function of a keyed stream keep state per key. */
final class KeyedFlatMap<K, T, R> extends KeyedProcessFunction<K, T, R> {
    private static final long serialVersionUID = 1L;

    private final transient Function rich;
    private final transient FlatMapFunction<? super T, R> body;

    private KeyedFlatMap(Function rich, FlatMapFunction<? super T, R> body) {
        this.rich = rich;
        this.body = body;
    }

    static <K, T, R> KeyedFlatMap<K, T, R> ofMap(MapFunction<? super T, ? extends R> map) {
        return new KeyedFlatMap<>(map, (value, out) -> out.collect(map.map(value)));
    }

    static <K, T> KeyedFlatMap<K, T, T> ofFilter(FilterFunction<? super T> filter) {
        return new KeyedFlatMap<>(
                filter,
                (T value, Collector<T> out) -> {
                    if (filter.filter(value)) {
                        out.collect(value);
                    }
                });
    }

    static <K, T, R> KeyedFlatMap<K, T, R> ofFlatMap(FlatMapFunction<? super T, R> flatMap) {
        return new KeyedFlatMap<>(flatMap, flatMap);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        Lifecycle.open(rich, getRuntimeContext(), context);
    }

    @Override
    public void processElement(T value, Context ctx, Collector<R> out) throws Exception {
        body.flatMap(value, out);
    }

    @Override
    public void close() throws Exception {
        Lifecycle.close(rich);
    }
}
