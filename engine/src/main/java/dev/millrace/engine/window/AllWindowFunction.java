// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.function.RichFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.Window;

/** Calls a {@link ProcessAllWindowFunction}. */
final class AllWindowFunction implements WindowFunction {
    private final ProcessAllWindowFunction<Object, Object, Window> function;
    private final ProcessAllWindowFunction<Object, Object, Window>.Context context;
    private final boolean clears;

    AllWindowFunction(
            ProcessAllWindowFunction<Object, Object, Window> function, FiringScope scope) {
        this.function = function;
        this.context = new ScopeContext(function, scope);
        this.clears = overridesClear(function.getClass());
    }

    private static boolean overridesClear(Class<?> type) {
        try {
            return type.getMethod("clear", ProcessAllWindowFunction.Context.class)
                            .getDeclaringClass()
                    != ProcessAllWindowFunction.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public RichFunction user() {
        return function;
    }

    @Override
    public void process(Object key, Iterable<Object> elements, Collector<Object> out)
            throws Exception {
        function.process(context, elements, out);
    }

    @Override
    public boolean clears() {
        return clears;
    }

    @Override
    public void clear() throws Exception {
        function.clear(context);
    }

    private static final class ScopeContext
            extends ProcessAllWindowFunction<Object, Object, Window>.Context {
        private final FiringScope scope;

        ScopeContext(ProcessAllWindowFunction<Object, Object, Window> function, FiringScope scope) {
            function.super();
            this.scope = scope;
        }

        @Override
        public Window window() {
            return scope.window();
        }

        @Override
        public long currentProcessingTime() {
            return scope.processingTime();
        }

        @Override
        public long currentWatermark() {
            return scope.watermark();
        }

        @Override
        public KeyedStateStore windowState() {
            return scope.windowState();
        }

        @Override
        public KeyedStateStore globalState() {
            return scope.globalState();
        }

        @Override
        public PaneInfo pane() {
            return scope.pane();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            scope.output(outputTag, value);
        }
    }
}
