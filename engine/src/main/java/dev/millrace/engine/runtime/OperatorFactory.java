// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.ClassCopy;
import dev.millrace.engine.operator.MapOperator;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.SinkOperator;
import dev.millrace.engine.plan.PhysicalOperator;
import java.util.HashMap;
import java.util.Map;

/** Makes the operator that runs a planned one: one line per kind. */
final class OperatorFactory {
    @FunctionalInterface
    private interface Maker<S> {
        Operator make(S spec, OperatorContext context, Output out);
    }

    private static final Map<Class<?>, Maker<Object>> MAKERS = new HashMap<>();

    static {
        on(
                OperatorSpec.OfMap.class,
                (s, c, o) -> copy(MapOperator.class, c, o, s.function().next()));
        on(OperatorSpec.OfSink.class, (s, c, o) -> copy(SinkOperator.class, c, o, s.sink()));
    }

    private OperatorFactory() {}

    static Operator make(PhysicalOperator work, OperatorContext context, Output out) {
        Object kind = work instanceof PhysicalOperator.Whole whole ? whole.spec() : work;
        Maker<Object> maker = MAKERS.get(kind.getClass());
        if (maker == null) {
            throw new IllegalStateException("No operator runs " + kind.getClass().getName());
        }
        return maker.make(kind, context, out);
    }

    @SuppressWarnings("unchecked")
    private static <S> void on(Class<S> kind, Maker<S> maker) {
        MAKERS.put(kind, (Maker<Object>) maker);
    }

    private static Operator copy(Class<? extends Operator> type, Object... arguments) {
        return ClassCopy.make(type, Operator.class, arguments);
    }
}
