// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateScope;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state without keys as inquiries see it: a list, or a map that is broadcast. */
final class ItemState implements ReadableState {
    private final String name;
    private final StateScope scope;
    private final SubtaskItems items;

    ItemState(String name, StateScope scope, SubtaskItems items) {
        this.name = name;
        this.scope = scope;
        this.items = items;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StateScope scope() {
        return scope;
    }

    @Override
    public StateForm form() {
        return items instanceof BroadcastMap ? StateForm.MAP : StateForm.LIST;
    }

    @Override
    public long keyCount() {
        long count = 0;
        for (Object ignored : each()) {
            count++;
        }
        return count;
    }

    /** It has no tables: what it holds is the user's. */
    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public @Nullable Object anyKey() {
        return null;
    }

    @Override
    public @Nullable Object anyValue() {
        Iterator<?> first = each().iterator();
        Object item = first.hasNext() ? first.next() : null;
        return item instanceof Map.Entry<?, ?> entry ? entry.getValue() : item;
    }

    @Override
    public void read(@Nullable Object key, int keyHash, Values values) {
        if (items instanceof BroadcastMap<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.immutableEntries().forEach(entry -> copy.put(entry.getKey(), entry.getValue()));
            values.take(null, copy, Long.MAX_VALUE);
        } else {
            values.take(null, each(), Long.MAX_VALUE);
        }
    }

    @Override
    public long scan(long place, Keys keys) {
        return -1;
    }

    private Iterable<?> each() {
        return items instanceof BroadcastMap<?, ?> map
                ? map.immutableEntries()
                : ((SubtaskListState<?>) items).get();
    }
}
