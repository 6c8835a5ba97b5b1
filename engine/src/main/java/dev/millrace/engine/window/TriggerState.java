// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.state.Expiry;
import dev.millrace.engine.state.KeyedRows;
import dev.millrace.engine.state.RowStateStore;
import dev.millrace.engine.state.StateClock;
import dev.millrace.engine.wire.WriteTrial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state that triggers keep for the window that {@link PaneRows} has entered. */
final class TriggerState {
    /** Keeps names apart from those of what the engine keeps in the same rows. */
    private static final String PREFIX = "trigger/";

    private record Handle(Class<?> kind, State state) {}

    private final PaneRows rows;
    private final RowStateStore store;

    /** A trigger asks for its handle at each record. */
    private final Map<String, Handle> handles = new HashMap<>();

    TriggerState(PaneRows rows, WindowClock clock, WriteTrial trial) {
        this.rows = rows;
        this.store =
                new RowStateStore(
                        rows.rows(),
                        new StateClock(clock::getCurrentProcessingTime, clock::getCurrentWatermark),
                        trial);
    }

    @SuppressWarnings("unchecked") // a descriptor makes handles of its own kind
    <S extends State> S get(StateDescriptor<S, ?> descriptor) {
        Handle handle = handles.get(descriptor.getName());
        if (handle == null || handle.kind() != descriptor.getClass()) {
            handle = new Handle(descriptor.getClass(), make(descriptor));
            handles.put(descriptor.getName(), handle);
        }
        return (S) handle.state();
    }

    private State make(StateDescriptor<?, ?> descriptor) {
        StateDescriptor<?, ?> named = descriptor.named(PREFIX + descriptor.getName());
        if (named instanceof ValueStateDescriptor<?> value) {
            return store.getState(value);
        }
        if (named instanceof ReducingStateDescriptor<?> reducing) {
            return store.getReducingState(reducing);
        }
        if (named instanceof ListStateDescriptor<?> list) {
            return store.getListState(list);
        }
        if (named instanceof AggregatingStateDescriptor<?, ?, ?> aggregating) {
            return store.getAggregatingState(aggregating);
        }
        return store.getMapState((MapStateDescriptor<?, ?>) named);
    }

    /** Moves what some windows have to the one that takes their place. */
    @SuppressWarnings("unchecked") // a descriptor makes handles of its own kind
    <S extends MergingState<?, ?>> void merge(
            StateDescriptor<S, ?> descriptor, List<PaneKey> merged, PaneKey result) {
        S state = get(descriptor);
        if (descriptor instanceof ReducingStateDescriptor<?>) {
            mergeReduced((ReducingState<Object>) state, merged, result);
        } else if (descriptor instanceof ListStateDescriptor<?>) {
            mergeLists((ListState<Object>) state, merged, result);
        } else {
            mergeAggregated((AggregatingStateDescriptor<?, Object, ?>) descriptor, merged, result);
        }
    }

    private void mergeReduced(ReducingState<Object> state, List<PaneKey> merged, PaneKey result) {
        for (PaneKey pane : merged) {
            rows.enter(pane);
            Object part = state.get();
            state.clear();
            rows.enter(result);
            if (part != null) {
                state.add(part);
            }
        }
    }

    private void mergeLists(ListState<Object> state, List<PaneKey> merged, PaneKey result) {
        for (PaneKey pane : merged) {
            rows.enter(pane);
            List<Object> part = new ArrayList<>();
            state.get().forEach(part::add);
            state.clear();
            rows.enter(result);
            state.addAll(part);
        }
    }

    private <A> void mergeAggregated(
            AggregatingStateDescriptor<?, A, ?> descriptor, List<PaneKey> merged, PaneKey result) {
        KeyedRows values = rows.rows();
        int slot =
                values.slot(
                        PREFIX + descriptor.getName(),
                        ColumnKind.AGGREGATING,
                        descriptor.getTtlConfig() == null ? Expiry.NEVER : Expiry.WHOLE);
        for (PaneKey pane : merged) {
            rows.enter(pane);
            A part = accumulator(values.get(slot));
            values.clear(slot);
            rows.enter(result);
            A whole = accumulator(values.get(slot));
            if (part != null) {
                values.set(
                        slot,
                        whole == null
                                ? part
                                : descriptor.getAggregateFunction().merge(whole, part));
            }
        }
    }

    @SuppressWarnings("unchecked") // what the state's function made
    private static <A> @Nullable A accumulator(@Nullable Object value) {
        return (A) value;
    }
}
