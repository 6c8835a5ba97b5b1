// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import java.io.Closeable;
import java.io.IOException;

/**
 * An object on its way into a store. For one thread at a time, one for blocking work.
 *
 * <pre>{@code
 * try (StoreOutput out = store.create(name)) {
 *     out.write(bytes, 0, bytes.length);
 *     out.publish();
 * }
 * }</pre>
 */
public interface StoreOutput extends Closeable {

    void write(byte[] bytes, int offset, int length) throws IOException;

    /**
     * Makes the object appear, whole and lasting. Where this throws, the object is given up and its
     * name not used again.
     */
    void publish() throws IOException;

    /** Ends the writing. What was not published disappears, now or when the store is tidied. */
    @Override
    void close() throws IOException;
}
