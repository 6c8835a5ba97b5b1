// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few things a store needs of a file system, each with what it promises when the power fails.
 * Paths are absolute, with {@code /} between names.
 *
 * <p>Every call may block for as long as the disk likes, so it is made on threads for blocking work
 * ({@link BlockingWork}), never by what steps a job. Calls may come from several threads. What a
 * call throws names its path; {@link java.nio.file.NoSuchFileException} and {@link
 * java.nio.file.FileAlreadyExistsException} have their usual meaning, any other {@link IOException}
 * says that the disk could not.
 */
public interface Disk {

    /**
     * Makes a directory and those above it; one that is there already is left alone. Lasts once the
     * directory above it is synced.
     */
    void createDirectories(String path) throws IOException;

    /** Makes a file that was not there. Its name lasts once the directory is synced. */
    DiskFile create(String path) throws IOException;

    /** As {@link #read(String, long, byte[], int)}, into an array of that length. */
    default byte[] read(String path, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        read(path, offset, bytes, length);
        return bytes;
    }

    /**
     * Reads exactly {@code length} bytes to the beginning of {@code into}; {@link
     * java.io.EOFException} if there are fewer, and what the array holds then is not said.
     */
    void read(String path, long offset, byte[] into, int length) throws IOException;

    /** The size of a file in bytes. */
    long size(String path) throws IOException;

    /** What a directory holds, by name. */
    List<DiskEntry> list(String directory) throws IOException;

    /**
     * Gives a file another name within its directory, in one step: others see the old name or the
     * new one. A file that had the new name is gone. Lasts once the directory is synced.
     */
    void rename(String from, String to) throws IOException;

    /**
     * Gives a file a second name within its directory, in one step and only if nobody has it: of
     * several that try, one succeeds. Lasts once the directory is synced.
     */
    void link(String existing, String path) throws IOException;

    /** Takes a name from a file. Lasts once the directory is synced. */
    void delete(String path) throws IOException;

    /** Makes the names in a directory last. */
    void syncDirectory(String path) throws IOException;

    /**
     * Takes a lock that ends with the process at the latest, or null if somebody holds it, be it in
     * this process. The file of that name is made if needed and stays.
     */
    @Nullable Closeable tryLock(String path) throws IOException;

    /** How many bytes can still be written below a directory. */
    long freeBytes(String directory) throws IOException;
}
