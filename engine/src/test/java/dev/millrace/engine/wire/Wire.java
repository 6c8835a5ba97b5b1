// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** A table and its bytes, written and read in one place: what the tests of this package say. */
final class Wire {

    private final Serializers registered;
    private final TypeTable table;
    private int known = -1;
    private TypeReader reader;
    private GenericReader generic;

    Wire(Serializers registered) {
        this.registered = registered;
        this.table = new TypeTable(registered);
    }

    Wire() {
        this(Serializers.none());
    }

    /** Writes into an encoder. */
    @FunctionalInterface
    interface Writing {
        void write(TypeTable table, BinaryEncoder out) throws IOException;
    }

    byte[] bytes(@Nullable Object value) {
        return bytes((types, out) -> types.write(value, out));
    }

    byte[] keyBytes(Object key) {
        return bytes((types, out) -> types.writeKey(key, out));
    }

    byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writing.write(table, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    List<TypeEntry> entries() {
        return table.entries();
    }

    @Nullable Object read(byte[] bytes) throws IOException {
        makeReaders();
        return reader.read(decoder(bytes));
    }

    JsonNode json(byte[] bytes) throws IOException {
        makeReaders();
        return generic.read(decoder(bytes));
    }

    /** Readers know the types there were when they were made. */
    private void makeReaders() throws IOException {
        if (known != entries().size()) {
            known = entries().size();
            reader = reader(Wire.class.getClassLoader());
            generic = new GenericReader(entries());
        }
    }

    TypeReader reader(ClassLoader loader) throws IOException {
        return new TypeReader(entries(), loader, registered);
    }

    static BinaryDecoder decoder(byte[] bytes) {
        return DecoderFactory.get().binaryDecoder(bytes, null);
    }

    /** Writes a value and reads it. */
    static @Nullable Object trip(@Nullable Object value) {
        Wire wire = new Wire();
        byte[] bytes = wire.bytes(value);
        try {
            wire.json(bytes);
            return wire.read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(@Nullable Object value) {
        Wire wire = new Wire();
        byte[] bytes = wire.bytes(value);
        try {
            return wire.json(bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
