// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.Window;
import dev.millrace.engine.key.KeyHash;
import org.jspecify.annotations.Nullable;

/** A window of a key. Keys are equal as in {@link dev.millrace.engine.state.RowTable}. */
final class PaneKey {
    private final Object key;
    private final int keyHash;
    private final Window window;
    private final int hash;

    /**
     * @param keyHash the key's hash
     */
    PaneKey(Object key, int keyHash, Window window) {
        this.key = key;
        this.keyHash = keyHash;
        this.window = window;
        this.hash = keyHash ^ spread(window.hashCode());
    }

    /** Windows' hashes are often multiples of something; the place in a table is the low bits. */
    private static int spread(int windowHash) {
        int h = windowHash * 0x9e3779b9;
        return h ^ h >>> 15;
    }

    Object key() {
        return key;
    }

    int keyHash() {
        return keyHash;
    }

    Window window() {
        return window;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PaneKey that
                && hash == that.hash
                && window.equals(that.window)
                && KeyHash.isSame(key, that.key);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return window + " of key " + key;
    }
}
