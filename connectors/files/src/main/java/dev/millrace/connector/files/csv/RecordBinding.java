// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as records of a class, a column for each component. An empty value is an error for a
 * primitive, empty for text and {@code Optional}, and null for every other type.
 */
final class RecordBinding<R> implements RowBinding<R> {
    private final RecordComponent[] components;
    private final Cell[] cells;
    private final MethodHandle constructor;

    /** One component: its type, and what it is when the value is empty. */
    private record Cell(CellType type, boolean optional, boolean emptyIsNull) {
        @Nullable Object read(CsvRow row, int index) throws Exception {
            boolean empty = row.get(index).isEmpty();
            if (optional) {
                return empty ? Optional.empty() : Optional.of(row.get(index, type));
            }
            return empty && emptyIsNull ? null : row.get(index, type);
        }
    }

    /**
     * @throws IllegalArgumentException if the class cannot be made or a component cannot be read
     */
    RecordBinding(Class<R> type) {
        components = RecordClass.componentsOf(type);
        cells = Arrays.stream(components).map(RecordBinding::cellOf).toArray(Cell[]::new);
        constructor = constructorOf(type, components);
    }

    private static Cell cellOf(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return new Cell(CellType.of(contentOf(component)), true, false);
        }
        return new Cell(CellType.of(type), false, !type.isPrimitive() && type != String.class);
    }

    private static Class<?> contentOf(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType type
                && type.getActualTypeArguments()[0] instanceof Class<?> content) {
            return content;
        }
        throw new IllegalArgumentException(
                "Component " + component + " must say what the Optional holds");
    }

    private static MethodHandle constructorOf(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw RecordClass.closed(type, e);
        }
    }

    @Override
    public RowMapper<R> bind(CsvColumns columns) {
        int[] indexes =
                Arrays.stream(components)
                        .mapToInt(component -> columns.indexOfComponent(component.getName()))
                        .toArray();
        return row -> make(row, indexes);
    }

    @SuppressWarnings("unchecked")
    private R make(CsvRow row, int[] indexes) throws Exception {
        @Nullable Object[] values = new Object[cells.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells[i].read(row, indexes[i]);
        }
        try {
            return (R) (Object) constructor.invokeExact(values);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
