// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.wire.WriteTrial;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The state of one subtask of an operator that belongs to no key: lists that are dealt out anew at
 * another parallelism, lists that every subtask then gets whole, and maps that are the same in
 * every subtask. For one thread.
 */
public final class SubtaskState {

    /** What becomes of a state when the parallelism changes. */
    enum Sharing {
        /** Each item goes to one subtask. */
        SPLIT("splitLists", PartKind.SPLIT_LIST),
        /** Each subtask gets the items of all. */
        UNION("unionLists", PartKind.UNION_LIST),
        /** Each subtask has the same. */
        BROADCAST("broadcast", PartKind.BROADCAST);

        private final String part;
        private final PartKind kind;

        Sharing(String part, PartKind kind) {
            this.part = part;
            this.kind = kind;
        }

        /** The name of the part that such states are written to. */
        String part() {
            return part;
        }

        PartKind kind() {
            return kind;
        }

        StateScope scope() {
            return switch (this) {
                case SPLIT -> StateScope.LIST;
                case UNION -> StateScope.UNION_LIST;
                case BROADCAST -> StateScope.BROADCAST;
            };
        }
    }

    private record Named(Sharing sharing, SubtaskItems items, boolean isRestored) {}

    private final Map<String, Named> states = new LinkedHashMap<>();
    private final Map<Sharing, SubtaskPart> parts = new EnumMap<>(Sharing.class);

    private final WriteTrial trial;

    /**
     * @param trial tries whether values can be written
     */
    public SubtaskState(WriteTrial trial) {
        this.trial = trial;
        for (Sharing sharing : Sharing.values()) {
            parts.put(sharing, new SubtaskPart(sharing, this));
        }
    }

    /** Returns what is written of the states in a snapshot. */
    public List<SnapshotPart> parts() {
        return List.copyOf(parts.values());
    }

    /** Returns the states there are by now, as inquiries see them. */
    public List<ReadableState> readable() {
        List<ReadableState> readable = new ArrayList<>();
        states.forEach(
                (name, state) ->
                        readable.add(new ItemState(name, state.sharing.scope(), state.items)));
        return readable;
    }

    /** Returns whether there is any by now. */
    public boolean isEmpty() {
        return states.isEmpty();
    }

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
        SubtaskListState<T> list = (SubtaskListState<T>) state(descriptor, sharing);
        list.declare(descriptor.getElementType(), trial);
        return list;
    }

    @SuppressWarnings("unchecked")
    private <K, V> BroadcastMap<K, V> broadcastMap(MapStateDescriptor<K, V> descriptor) {
        BroadcastMap<K, V> map = (BroadcastMap<K, V>) state(descriptor, Sharing.BROADCAST);
        map.declare(descriptor.getKeyType(), descriptor.getValueType(), trial);
        return map;
    }

    private SubtaskItems state(StateDescriptor<?, ?> descriptor, Sharing sharing) {
        String name = descriptor.getName();
        if (descriptor.getTtlConfig() != null) {
            throw new UnsupportedOperationException(
                    "state '" + name + "' belongs to no key and cannot have a time to live");
        }
        return state(name, sharing, false);
    }

    /** Returns the state of a name in a snapshot, which may be asked for later. */
    SubtaskItems restored(String name, Sharing sharing) {
        return state(name, sharing, true);
    }

    private SubtaskItems state(String name, Sharing sharing, boolean isRestored) {
        Named known = states.computeIfAbsent(name, n -> make(n, sharing, isRestored));
        if (known.sharing != sharing) {
            throw new StateRefusedException(
                    "state '"
                            + name
                            + "' is "
                            + known.sharing
                            + (known.isRestored
                                    ? " state in the snapshot that was restored"
                                    : " state of this operator already")
                            + " and cannot be "
                            + sharing
                            + " state; give one of them another name");
        }
        return known.items;
    }

    private Named make(String name, Sharing sharing, boolean isRestored) {
        SubtaskPart part = Objects.requireNonNull(parts.get(sharing));
        SubtaskItems items =
                sharing == Sharing.BROADCAST
                        ? new BroadcastMap<>(name, part.size())
                        : new SubtaskListState<>(name, part.size());
        part.add(items);
        return new Named(sharing, items, isRestored);
    }
}
