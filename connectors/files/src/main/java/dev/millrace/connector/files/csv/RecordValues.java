// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a record's components, in their order. */
final class RecordValues<R> implements Function<R, List<?>> {
    private final List<String> columns;
    private final MethodHandle[] accessors;

    RecordValues(Class<R> type) {
        RecordComponent[] components = RecordClass.componentsOf(type);
        columns =
                Arrays.stream(components)
                        .map(component -> CsvColumns.snakeCase(component.getName()))
                        .toList();
        accessors =
                Arrays.stream(components)
                        .map(component -> accessorOf(type, component.getAccessor()))
                        .toArray(MethodHandle[]::new);
    }

    List<String> columns() {
        return columns;
    }

    private static MethodHandle accessorOf(Class<?> type, Method accessor) {
        try {
            accessor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(accessor)
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw RecordClass.closed(type, e);
        }
    }

    @Override
    public List<?> apply(R record) {
        @Nullable Object[] values = new Object[accessors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueOf(accessors[i], record);
        }
        return Arrays.asList(values);
    }

    private static @Nullable Object valueOf(MethodHandle accessor, Object record) {
        try {
            return (Object) accessor.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
