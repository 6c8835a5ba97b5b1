// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import dev.millrace.api.state.TypeSerializer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** Reads values by a serializer of the user's. */
final class RegisteredPlan implements ReadPlan {

    private final Class<?> owner;
    private final Class<?> target;
    private final TypeSerializer<Object> serializer;
    private final int version;

    RegisteredPlan(
            Class<?> owner, Class<?> target, TypeSerializer<Object> serializer, int version) {
        this.owner = owner;
        this.target = target;
        this.serializer = serializer;
        this.version = version;
    }

    @Override
    public Object read(ValueInput in) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(in.readBytes());
        Object value;
        try {
            value = serializer.read(new DataInputStream(bytes), version);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableValueException(
                    "the serializer of "
                            + owner.getName()
                            + " cannot read what its version "
                            + version
                            + " wrote: "
                            + e.getMessage(),
                    e);
        }
        if (!target.isInstance(value) || bytes.available() > 0) {
            throw new UnreadableValueException(
                    "the serializer of "
                            + owner.getName()
                            + (target.isInstance(value)
                                    ? " left " + bytes.available() + " bytes"
                                    : " read something that is no " + target.getName()));
        }
        return value;
    }
}
