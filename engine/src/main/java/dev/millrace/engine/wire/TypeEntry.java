// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.util.Objects;

/**
 * A type of the values in a file: what a reader must know to read values of this number.
 *
 * @param number from 1 on; 0 stands for null
 * @param className the class whose values these are, for people to read; readers go by the schema
 * @param schema the Avro schema, as JSON
 */
public record TypeEntry(int number, String className, String schema) {

    public TypeEntry {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "the number of a type is " + number + ", not 1 or more");
        }
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(schema, "schema");
    }
}
