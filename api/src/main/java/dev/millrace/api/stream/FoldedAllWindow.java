// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.window.Window;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Folds the elements of a fired window over all records and hands the value on. */
final class FoldedAllWindow<W extends Window> extends ProcessAllWindowFunction<Object, Object, W> {
    private static final long serialVersionUID = 1L;

    private final transient Fold fold;
    private final transient @Nullable ProcessAllWindowFunction<Object, Object, W> result;

    FoldedAllWindow(Fold fold, @Nullable ProcessAllWindowFunction<Object, Object, W> result) {
        this.fold = fold;
        this.result = result;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        Lifecycle.open(result, getRuntimeContext(), context);
    }

    @Override
    public void process(Context context, Iterable<Object> elements, Collector<Object> out)
            throws Exception {
        if (!elements.iterator().hasNext()) {
            return;
        }
        Object value = fold.of(elements);
        if (result == null) {
            out.collect(value);
        } else {
            result.process(context, Collections.singletonList(value), out);
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
