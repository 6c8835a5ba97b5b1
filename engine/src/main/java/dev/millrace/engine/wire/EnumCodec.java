// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;

/** Writes the constants of an enum, as Avro's enum. */
final class EnumCodec extends Codec {

    private final Schema schema;

    EnumCodec(Class<?> type) {
        this.schema =
                Schema.createEnum(
                        Names.simple(type),
                        null,
                        Names.space(type),
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> Names.plain(((Enum<?>) constant).name()))
                                .toList());
        schema.addProp(Names.CLASS, type.getName());
    }

    @Override
    Schema schema() {
        return schema;
    }

    @Override
    void write(Object value, ValueOutput out) throws IOException {
        out.encoder().writeEnum(((Enum<?>) value).ordinal());
    }
}
