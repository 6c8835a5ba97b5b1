// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import org.apache.avro.Schema;

/**
 * A kind of collection or map of the JDK, as it is written.
 *
 * @param className the class to be made when it is read; {@code java.util.List}, {@code Set} and
 *     {@code Map} stand for those that cannot be changed
 * @param variant of sorted ones the order, of those of enums the enum's class; otherwise empty
 */
record Shape(String className, String variant) {

    private static final String VARIANT = "variant";

    static Shape of(String className) {
        return new Shape(className, "");
    }

    static Shape of(Schema schema) {
        String variant = schema.getProp(VARIANT);
        return new Shape(Names.classOf(schema), variant == null ? "" : variant);
    }

    /** Returns the schema, with what it says of the shape. */
    Schema addTo(Schema schema) {
        schema.addProp(Names.CLASS, className);
        if (!variant.isEmpty()) {
            schema.addProp(VARIANT, variant);
        }
        return schema;
    }
}
