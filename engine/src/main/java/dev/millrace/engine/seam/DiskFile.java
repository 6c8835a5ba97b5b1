// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.io.Closeable;
import java.io.IOException;

/** A new file that is being written. For one thread at a time. */
public interface DiskFile extends Closeable {

    /** Adds bytes at the end. They may be lost, wholly or in part, until {@link #sync}. */
    void append(byte[] bytes, int offset, int length) throws IOException;

    /**
     * Makes what was appended last. When this throws, nobody knows which bytes are on the disk and
     * another call would not tell: the file is to be given up. (Rebello et al., "Can Applications
     * Recover from fsync Failures?", USENIX ATC 2020.)
     */
    void sync() throws IOException;

    /** Ends the writing. Makes nothing last. */
    @Override
    void close() throws IOException;
}
