// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.engine.state.ElementType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps all records of a key in the order of their arrival, as an aggregate like any other. Right
 * for windows of one slice only: lists of several would come in the order of the slices.
 */
final class ElementLists implements AggregateFunction<Object, ArrayList<Object>, List<Object>> {
    private static final long serialVersionUID = 1L;

    /** Most keys of a join have a handful of records in a window. */
    private static final int FIRST_CAPACITY = 4;

    private final transient ElementType type;

    /**
     * @param type what may be kept
     */
    ElementLists(ElementType type) {
        this.type = type;
    }

    @Override
    public ArrayList<Object> createAccumulator() {
        return new ArrayList<>(FIRST_CAPACITY);
    }

    @Override
    public ArrayList<Object> add(Object value, ArrayList<Object> accumulator) {
        accumulator.add(type.checked(value));
        return accumulator;
    }

    @Override
    public List<Object> getResult(ArrayList<Object> accumulator) {
        return Collections.unmodifiableList(accumulator);
    }

    @Override
    public ArrayList<Object> merge(ArrayList<Object> earlier, ArrayList<Object> later) {
        earlier.addAll(later);
        return earlier;
    }
}
