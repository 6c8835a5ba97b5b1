// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the constants of an enum, found by their names. */
final class EnumPlan implements ReadPlan {

    private final Class<?> type;
    private final List<String> names;
    private final @Nullable Object[] constants;

    EnumPlan(Class<?> type, List<String> names) {
        this.type = type;
        this.names = names;
        this.constants = new Object[names.size()];
        for (Object constant : type.getEnumConstants()) {
            int index = names.indexOf(Names.plain(((Enum<?>) constant).name()));
            if (index >= 0) {
                constants[index] = constant;
            }
        }
    }

    @Override
    public Object read(ValueInput in) throws IOException {
        int index = in.readWithin(0, names.size() - 1);
        Object constant = constants[index];
        if (constant == null) {
            throw new UnreadableValueException(
                    "the constant "
                            + names.get(index)
                            + " of enum "
                            + type.getName()
                            + " is in state, but the enum has it no more; put it back");
        }
        return constant;
    }
}
