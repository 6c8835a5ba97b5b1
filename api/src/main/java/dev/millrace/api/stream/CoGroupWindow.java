// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parts the records of a window into those of either stream. */
final class CoGroupWindow<A, B, R, K, W extends Window>
        extends ProcessWindowFunction<Tagged<A, B>, R, K, W> {
    private static final long serialVersionUID = 1L;

    private final transient CoGroupFunction<? super A, ? super B, R> function;

    CoGroupWindow(CoGroupFunction<? super A, ? super B, R> function) {
        this.function = function;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        Lifecycle.open(function, getRuntimeContext(), context);
    }

    @Override
    public void process(K key, Context context, Iterable<Tagged<A, B>> elements, Collector<R> out)
            throws Exception {
        List<A> first = new ArrayList<>();
        List<B> second = new ArrayList<>();
        for (Tagged<A, B> element : elements) {
            if (element.isFirst()) {
                first.add(element.asFirst());
            } else {
                second.add(element.asSecond());
            }
        }
        coGroup(function, first, second, out);
    }

    private static <A, B, R> void coGroup(
            CoGroupFunction<A, B, R> function,
            List<? extends A> first,
            List<? extends B> second,
            Collector<R> out)
            throws Exception {
        function.coGroup(
                Collections.unmodifiableList(first), Collections.unmodifiableList(second), out);
    }

    @Override
    public void close() throws Exception {
        Lifecycle.close(function);
    }
}
