// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Holds named, immutable objects: a directory, a bucket. An object appears in one step, whole and
 * lasting, and is never changed afterwards. Names are words of {@code a-z 0-9 . _ -} joined by
 * {@code /}.
 *
 * <p>The contract asks for what a local disk, S3 and HDFS can all do:
 *
 * <table>
 * <caption>How each does it</caption>
 * <tr><th></th><th>local disk</th><th>S3</th><th>HDFS</th></tr>
 * <tr><td>{@link #create}</td><td>write aside, sync, rename, sync the directory</td>
 * <td>multipart upload</td><td>write aside, hsync, rename</td></tr>
 * <tr><td>{@link #putIfAbsent}</td><td>write aside, sync, link, sync the directory</td>
 * <td>{@code If-None-Match: *}, 412 if there</td><td>write aside, hsync, rename, which refuses an
 * existing name</td></tr>
 * <tr><td>{@link #own}</td><td>file lock</td><td>nothing</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Nothing asks for {@code If-Match}: what has to be compared and set is a history of numbered
 * objects, where each successor is put if absent. HDFS could not do more.
 *
 * <p>All calls block, so they are made on threads for blocking work. Any thread may make them.
 * {@link java.nio.file.NoSuchFileException} says that an object is not there; any other {@link
 * IOException} that the store could not.
 */
public interface Store extends Closeable {

    /** Where this is, as a user would say it. */
    String location();

    /**
     * Begins an object that appears with {@link StoreOutput#publish}. The name must be one that is
     * never used for anything else, by whatever run: this does not arbitrate.
     */
    StoreOutput create(String name) throws IOException;

    /**
     * Puts an object if there is none of that name: of several that try, in whatever processes, one
     * succeeds.
     *
     * @return whether this call has put it. When false, what is there now lasts; it may be the very
     *     same content, put by an attempt whose answer was lost: compare
     * @throws OutcomeUnknownException if it may have been put or not. The same call can be made
     *     again until it answers
     * @throws IOException if it has not been put
     */
    boolean putIfAbsent(String name, byte[] content) throws IOException;

    /** As {@link #read(String, long, byte[], int)}, into an array of that length. */
    default byte[] read(String name, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        read(name, offset, bytes, length);
        return bytes;
    }

    /**
     * Reads exactly {@code length} bytes to the beginning of {@code into}; {@link
     * java.io.EOFException} if there are fewer, and what the array holds then is not said.
     */
    void read(String name, long offset, byte[] into, int length) throws IOException;

    /** The size of an object in bytes. */
    long size(String name) throws IOException;

    /**
     * Every object whose name begins with {@code prefix}, by name. Sees all that was put before.
     */
    List<StoredObject> list(String prefix) throws IOException;

    /**
     * Deletes objects, those that are there. What was deleted stays so once this has returned, also
     * if the power fails: others may then be deleted that these refer to.
     */
    void delete(Collection<String> names) throws IOException;

    /** What was begun by {@link #create} or {@link #putIfAbsent}, by anybody, and is not there. */
    List<UnfinishedObject> unfinished(String prefix) throws IOException;

    /** Removes what is left of something unfinished. Whoever still writes it will fail. */
    void discard(UnfinishedObject unfinished) throws IOException;

    /**
     * Whether this process is the only living one that owns the store, as far as the store can
     * tell; it stays so until {@link #close}. True where a store cannot tell: then the generation
     * alone decides who may write.
     */
    boolean own() throws IOException;

    @Override
    void close() throws IOException;
}
