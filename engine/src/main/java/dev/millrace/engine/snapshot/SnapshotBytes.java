// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.io.IOException;

/** The bytes of a snapshot file, wherever it is. Reading blocks. */
public interface SnapshotBytes {

    /** How the file is called in messages: its checkpoint and its path. */
    String where();

    /** All of it, in bytes. */
    long size() throws IOException;

    /** Reads exactly {@code length} bytes to the beginning of {@code into}. */
    void read(long offset, byte[] into, int length) throws IOException;

    /** Those of an array. */
    static SnapshotBytes of(byte[] bytes, String where) {
        return new SnapshotBytes() {
            @Override
            public String where() {
                return where;
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long offset, byte[] into, int length) {
                System.arraycopy(bytes, (int) offset, into, 0, length);
            }
        };
    }
}
