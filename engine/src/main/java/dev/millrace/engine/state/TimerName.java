// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tells a timer from all others of its queue, as it stands in a snapshot. */
final class TimerName {
    private final long time;
    private final Object key;
    private final int keyHash;
    private final @Nullable Object namespace;

    TimerName(long time, Object key, int keyHash, @Nullable Object namespace) {
        this.time = time;
        this.key = key;
        this.keyHash = keyHash;
        this.namespace = namespace;
    }

    /** Begins the timer's entry. */
    void begin(EntryWriter out, Change change) {
        out.begin(change, keyHash);
        out.key(key);
        Object window = namespace;
        out.namespace(window == null ? (Object) time : new WindowTime(window, time));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimerName that
                && time == that.time
                && keyHash == that.keyHash
                && Objects.equals(namespace, that.namespace)
                && KeyHash.isSame(key, that.key);
    }

    @Override
    public int hashCode() {
        return (keyHash * 31 + Long.hashCode(time)) * 31 + Objects.hashCode(namespace);
    }
}
