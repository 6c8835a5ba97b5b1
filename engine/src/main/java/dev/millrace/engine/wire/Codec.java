// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import org.apache.avro.Schema;

/** Writes the values of one type. Belongs to one table, and to its thread. */
abstract class Codec {

    /** Returns the schema of what is written. */
    abstract Schema schema();

    /**
     * Writes a value of the type.
     *
     * @throws UnsupportedValueException if something in it cannot be written
     */
    abstract void write(Object value, ValueOutput out) throws IOException;
}
