// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.csv;

import java.lang.reflect.RecordComponent;

/** What can be asked of a class whose values are to be rows. */
final class RecordClass {
    private RecordClass() {}

    /**
     * The components of {@code type}.
     *
     * @throws IllegalArgumentException if it is no record class or has no components
     */
    static RecordComponent[] componentsOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null || components.length == 0) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is not a record class with components: use one, or say how by a"
                            + " function");
        }
        return components;
    }

    static IllegalArgumentException closed(Class<?> type, Exception cause) {
        return new IllegalArgumentException(
                type.getName()
                        + " cannot be reached by reflection: open its package to this module, or"
                        + " say how by a function",
                cause);
    }
}
