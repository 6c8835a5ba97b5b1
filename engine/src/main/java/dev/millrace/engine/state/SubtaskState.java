// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.state.StateDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of one subtask of an operator that belongs to no key: lists that are dealt out anew at
 * another parallelism, lists that every subtask then gets whole, and maps that are the same in
 * every subtask. For one thread.
 */
public final class SubtaskState {

    /** What becomes of a state when the parallelism changes. */
    private enum Sharing {
        /** Each item goes to one subtask. */
        SPLIT,
        /** Each subtask gets the items of all. */
        UNION,
        /** Each subtask has the same. */
        BROADCAST
    }

    private record Named(Sharing sharing, Object state) {}

    private final Map<String, Named> states = new LinkedHashMap<>();

    /** Returns the list of that name, whose items are dealt out at another parallelism. */
    public <T> ListState<T> list(ListStateDescriptor<T> descriptor) {
        return list(descriptor, Sharing.SPLIT);
    }

    /** Returns the list of that name, which every subtask gets whole on a restore. */
    public <T> ListState<T> unionList(ListStateDescriptor<T> descriptor) {
        return list(descriptor, Sharing.UNION);
    }

    /** Returns the map of that name, for the side that is broadcast. */
    public <K, V> BroadcastState<K, V> broadcast(MapStateDescriptor<K, V> descriptor) {
        return broadcastMap(descriptor);
    }

    /** Returns the map of that name, for the side that is not broadcast. */
    public <K, V> ReadOnlyBroadcastState<K, V> readOnlyBroadcast(
            MapStateDescriptor<K, V> descriptor) {
        return broadcastMap(descriptor).readOnly();
    }

    @SuppressWarnings("unchecked")
    private <T> ListState<T> list(ListStateDescriptor<T> descriptor, Sharing sharing) {
        ElementType type = new ElementType(descriptor.getName(), descriptor.getElementType());
        return (ListState<T>) state(descriptor, sharing, new SubtaskListState<T>(type));
    }

    @SuppressWarnings("unchecked")
    private <K, V> BroadcastMap<K, V> broadcastMap(MapStateDescriptor<K, V> descriptor) {
        BroadcastMap<K, V> fresh =
                new BroadcastMap<>(
                        new MapKeyType(descriptor.getName(), descriptor.getKeyType()),
                        new ElementType(descriptor.getName(), descriptor.getValueType()));
        return (BroadcastMap<K, V>) state(descriptor, Sharing.BROADCAST, fresh);
    }

    private Object state(StateDescriptor<?, ?> descriptor, Sharing sharing, Object fresh) {
        String name = descriptor.getName();
        if (descriptor.getTtlConfig() != null) {
            throw new UnsupportedOperationException(
                    "state '" + name + "' belongs to no key and cannot have a time to live");
        }
        Named known = states.computeIfAbsent(name, n -> new Named(sharing, fresh));
        if (known.sharing != sharing) {
            throw new IllegalArgumentException(
                    "state '"
                            + name
                            + "' is "
                            + known.sharing
                            + " state of this operator already and cannot be "
                            + sharing
                            + " state; give one of them another name");
        }
        return known.state;
    }
}
