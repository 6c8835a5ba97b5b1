// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes and reads the values of a class that Millrace cannot take apart by itself: one of a
 * library, or one whose fields do not say what it is. Registered with {@code
 * StreamExecutionEnvironment.registerTypeSerializer}.
 *
 * <p>Used by many threads at once. Values are never null. What is written stands in snapshots for
 * as long as they are kept, so {@code read} must understand all that was ever written.
 *
 * <pre>{@code
 * class OfPattern implements TypeSerializer<Pattern> {
 *     @Override
 *     public void write(Pattern pattern, DataOutput out) throws IOException {
 *         out.writeUTF(pattern.pattern());
 *         out.writeInt(pattern.flags());
 *     }
 *
 *     @Override
 *     public Pattern read(DataInput in, int version) throws IOException {
 *         return Pattern.compile(in.readUTF(), in.readInt());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the class
 */
public interface TypeSerializer<T> {

    /**
     * Writes a value.
     *
     * @throws IOException if the value cannot be written; the checkpoint then fails
     */
    void write(T value, DataOutput out) throws IOException;

    /**
     * Reads a value. It must read all that was written.
     *
     * @param version what {@link #version} was when the value was written
     * @throws IOException if the bytes make no sense
     */
    T read(DataInput in, int version) throws IOException;

    /** Returns the number of the format that is written now; raise it when the format changes. */
    default int version() {
        return 1;
    }
}
