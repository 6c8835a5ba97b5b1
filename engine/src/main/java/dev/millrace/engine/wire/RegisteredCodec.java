// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import dev.millrace.api.state.TypeSerializer;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;

/** Writes values by a serializer of the user's, as Avro's bytes. */
final class RegisteredCodec extends Codec {

    /** Where the schema says which version of the serializer wrote. */
    static final String VERSION = "serializerVersion";

    private final TypeSerializer<Object> serializer;
    private final Schema schema;

    RegisteredCodec(Class<?> owner, TypeSerializer<Object> serializer) {
        this.serializer = serializer;
        this.schema = Schema.create(Schema.Type.BYTES);
        schema.addProp(Names.CLASS, owner.getName());
        schema.addProp(VERSION, serializer.version());
    }

    @Override
    Schema schema() {
        return schema;
    }

    @Override
    void write(Object value, ValueOutput out) throws IOException {
        BinaryEncoder before = out.encoder();
        Piece piece = out.open();
        DataOutputStream data = new DataOutputStream(piece.stream());
        serializer.write(value, data);
        data.flush();
        out.close(before);
        before.writeBytes(piece.bytes(), 0, piece.length());
    }
}
