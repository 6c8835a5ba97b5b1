// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AbstractRichFunction;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.function.OpenContext;

/** Pairs each record of the first stream with each of the second. */
final class Pairs<A, B, R> extends AbstractRichFunction implements CoGroupFunction<A, B, R> {
    private static final long serialVersionUID = 1L;

    private final transient Function function;
    private final transient FlatJoinFunction<? super A, ? super B, R> body;

    /** Pairs for {@code body}, which is {@code function} or calls it. */
    Pairs(Function function, FlatJoinFunction<? super A, ? super B, R> body) {
        this.function = function;
        this.body = body;
    }

    static <A, B, R> Pairs<A, B, R> joining(
            JoinFunction<? super A, ? super B, ? extends R> function) {
        return new Pairs<>(
                function, (first, second, out) -> out.collect(function.join(first, second)));
    }

    @Override
    public void open(OpenContext context) throws Exception {
        Lifecycle.open(function, getRuntimeContext(), context);
    }

    @Override
    public void coGroup(Iterable<A> first, Iterable<B> second, Collector<R> out) throws Exception {
        for (A a : first) {
            for (B b : second) {
                body.join(a, b, out);
            }
        }
    }

    @Override
    public void close() throws Exception {
        Lifecycle.close(function);
    }
}
