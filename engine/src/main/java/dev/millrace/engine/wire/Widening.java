// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers that became wider: the promotions of Avro's resolution rules. */
public final class Widening {

    /** From narrow to wide; a number may become any that stands after it. */
    private static final List<Class<?>> ORDER =
            List.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);

    private static final Map<Class<?>, Function<Number, Object>> TO =
            Map.of(
                    Short.class, Number::shortValue,
                    Integer.class, Number::intValue,
                    Long.class, Number::longValue,
                    Float.class, Number::floatValue,
                    Double.class, Number::doubleValue);

    private Widening() {}

    /** Returns how a number becomes one of a wider class, or null if it is not wider. */
    public static @Nullable Function<Number, Object> between(Class<?> narrow, Class<?> wide) {
        int from = ORDER.indexOf(narrow);
        return from >= 0 && ORDER.indexOf(wide) > from ? TO.get(wide) : null;
    }

    /** Returns the class of the objects that stand for values of a primitive type. */
    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
