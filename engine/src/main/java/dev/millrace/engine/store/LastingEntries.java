// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.PartSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries that one subtask wrote, without those whose namespace it dropped later on, and
 * without the drops. Where a subtask takes the state of several, a drop of one must not reach what
 * another still had: their watermarks were not at the same place.
 */
final class LastingEntries implements EntryCursor {
    private final EntryCursor entries;
    private final Map<Object, Long> dropped;
    private long place;

    private LastingEntries(EntryCursor entries, Map<Object, Long> dropped, long place) {
        this.entries = entries;
        this.dropped = dropped;
        this.place = place;
    }

    /**
     * Wraps the cursors of a base and its changes, oldest first.
     *
     * @param files each opens a cursor anew
     */
    static List<EntryCursor> of(List<Supplier<EntryCursor>> files) {
        Map<Object, Long> dropped = new HashMap<>();
        long[] begins = new long[files.size()];
        long place = 0;
        for (int i = 0; i < files.size(); i++) {
            begins[i] = place;
            for (EntryCursor all = files.get(i).get(); all.next(); place++) {
                Object namespace = all.namespace();
                if (all.change() == Change.DROP_NAMESPACE && namespace != null) {
                    dropped.put(namespace, place);
                }
            }
        }
        EntryCursor[] lasting = new EntryCursor[begins.length];
        for (int i = 0; i < lasting.length; i++) {
            lasting[i] = new LastingEntries(files.get(i).get(), dropped, begins[i] - 1);
        }
        return List.of(lasting);
    }

    @Override
    public PartSchema schema() {
        return entries.schema();
    }

    @Override
    public long expectedEntries() {
        return entries.expectedEntries();
    }

    @Override
    public boolean next() {
        while (entries.next()) {
            place++;
            Long droppedAt = dropped.get(entries.namespace());
            if (entries.change() != Change.DROP_NAMESPACE
                    && (droppedAt == null || droppedAt < place)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Change change() {
        return entries.change();
    }

    @Override
    public int keyHash() {
        return entries.keyHash();
    }

    @Override
    public @Nullable Object key() {
        return entries.key();
    }

    @Override
    public @Nullable Object namespace() {
        return entries.namespace();
    }

    @Override
    public @Nullable Object value(int column) {
        return entries.value(column);
    }

    @Override
    public long expiry(int column) {
        return entries.expiry(column);
    }
}
