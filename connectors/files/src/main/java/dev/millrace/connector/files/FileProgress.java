// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a file source has come, in bytes on disk, for a progress bar. Thread-safe; the figures of
 * one moment need not fit each other exactly.
 */
public final class FileProgress {
    private final AtomicLong bytesTotal = new AtomicLong();
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong filesTotal = new AtomicLong();
    private final AtomicLong filesRead = new AtomicLong();

    FileProgress() {}

    /** Size of all files found up to now; 0 before the first look. */
    public long bytesTotal() {
        return bytesTotal.get();
    }

    /** How much of {@link #bytesTotal} has been read or skipped. */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** Number of files found up to now. */
    public long filesTotal() {
        return filesTotal.get();
    }

    /** Number of files read to the end. */
    public long filesRead() {
        return filesRead.get();
    }

    void reset() {
        bytesTotal.set(0);
        bytesRead.set(0);
        filesTotal.set(0);
        filesRead.set(0);
    }

    void found(FileSplit split) {
        filesTotal.incrementAndGet();
        bytesTotal.addAndGet(split.stamp().sizeBytes());
    }

    void read(long bytes) {
        bytesRead.addAndGet(bytes);
    }

    void finished() {
        filesRead.incrementAndGet();
    }
}
