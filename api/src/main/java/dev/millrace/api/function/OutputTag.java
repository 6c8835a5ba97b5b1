// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.util.Objects;

/**
 * Names a side output: where it is written ({@code ctx.output(tag, value)}) and where it is read
 * ({@code stream.getSideOutput(tag)}). Two tags with one id are equal.
 *
 * <pre>{@code
 * static final OutputTag<String> LATE = new OutputTag<>("late");
 * }</pre>
 *
 * @param <T> the records of the side output; for the compiler only
 */
public class OutputTag<T> {

    private final String id;

    /**
     * Makes a tag.
     *
     * @param id unique among the side outputs of an operator
     * @throws IllegalArgumentException if {@code id} is blank
     */
    public OutputTag(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the id of an OutputTag is blank; give it a name");
        }
        this.id = id;
    }

    /** Returns the id given at construction. */
    public final String getId() {
        return id;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof OutputTag<?> tag && id.equals(tag.id);
    }

    @Override
    public final int hashCode() {
        return Objects.hashCode(id);
    }

    @Override
    public final String toString() {
        return "OutputTag(" + id + ")";
    }
}
