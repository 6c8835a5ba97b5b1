// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.Window;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Folds the elements of a fired window of a key and hands the value on. */
final class FoldedWindow<W extends Window>
        extends ProcessWindowFunction<Object, Object, Object, W> {
    private static final long serialVersionUID = 1L;

    private final transient Fold fold;
    private final transient @Nullable ProcessWindowFunction<Object, Object, Object, W> result;

    FoldedWindow(Fold fold, @Nullable ProcessWindowFunction<Object, Object, Object, W> result) {
        this.fold = fold;
        this.result = result;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        Lifecycle.open(result, getRuntimeContext(), context);
    }

    @Override
    public void process(
            Object key, Context context, Iterable<Object> elements, Collector<Object> out)
            throws Exception {
        if (!elements.iterator().hasNext()) {
            return;
        }
        Object value = fold.of(elements);
        if (result == null) {
            out.collect(value);
        } else {
            result.process(key, context, Collections.singletonList(value), out);
        }
    }

    @Override
    public void clear(Context context) throws Exception {
        if (result != null) {
            result.clear(context);
        }
    }

    @Override
    public void close() throws Exception {
        Lifecycle.close(result);
    }
}
