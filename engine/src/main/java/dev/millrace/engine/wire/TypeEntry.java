// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.util.Objects;

/**
 * A type of the values in a file: what a reader must know to read values of this number.
 *
 * @param number its amount counts from 1 on in the order in which types were met; it is negative if
 *     values of the type stand only within others; 0 stands for null
 * @param className the class whose values these are, for people to read; readers go by the schema
 * @param schema the Avro schema, as JSON
 */
public record TypeEntry(int number, String className, String schema) {

    public TypeEntry {
        if (number == 0) {
            throw new IllegalArgumentException("the number of a type is 0, which stands for null");
        }
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(schema, "schema");
    }
}
