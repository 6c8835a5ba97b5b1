// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.wire.WriteTrial;
import org.jspecify.annotations.Nullable;

/**
 * Makes the handles of an operator's keyed state over its rows. A handle may be asked for at any
 * time, also while a record is processed; asking again for the same name gives the same state. For
 * the thread of the rows.
 */
public final class RowStateStore implements KeyedStateStore {

    private final KeyedRows rows;
    private final StateClock clock;
    private final WriteTrial trial;

    /**
     * Makes handles over {@code rows}.
     *
     * @param clock the time that values expire by
     * @param trial tries whether values can be written
     */
    public RowStateStore(KeyedRows rows, StateClock clock, WriteTrial trial) {
        this.rows = rows;
        this.clock = clock;
        this.trial = trial;
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        boolean isRestored = isRestored(descriptor);
        RowSlot slot = valueSlot(descriptor, ColumnKind.VALUE);
        ElementType type = new ElementType(slot.name, descriptor.getType(), trial);
        if (isRestored) {
            new RestoredValues(rows, slot.number).fit(type);
        }
        return new RowValueState<>(slot, type);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        boolean isRestored = isRestored(descriptor);
        RowSlot slot = slot(descriptor, ColumnKind.LIST, byItem(descriptor));
        ElementType type = new ElementType(slot.name, descriptor.getElementType(), trial);
        if (isRestored) {
            new RestoredValues(rows, slot.number).fitLists(type);
        }
        TimeToLive life = life(descriptor);
        return life == null
                ? new RowListState<>(slot, type)
                : new ExpiringListState<>(slot, type, life);
    }

    @Override
    public <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor) {
        boolean isRestored = isRestored(descriptor);
        RowSlot slot = slot(descriptor, ColumnKind.MAP, byItem(descriptor));
        MapKeyType keyType = new MapKeyType(slot.name, descriptor.getKeyType(), trial);
        ElementType valueType = new ElementType(slot.name, descriptor.getValueType(), trial);
        if (isRestored) {
            new RestoredValues(rows, slot.number).fitMaps(keyType, valueType);
        }
        TimeToLive life = life(descriptor);
        return life == null
                ? new RowMapState<>(slot, keyType, valueType)
                : new ExpiringMapState<>(slot, keyType, valueType, life);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        boolean isRestored = isRestored(descriptor);
        ReduceFunction<T> function = descriptor.getReduceFunction();
        RowSlot slot = valueSlot(descriptor, ColumnKind.REDUCING);
        ElementType type = ElementType.madeBy(function, ReduceFunction.class, 0, slot.name, trial);
        if (isRestored) {
            new RestoredValues(rows, slot.number).fit(type);
        }
        return new RowReducingState<>(slot, function, type);
    }

    @Override
    public <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> descriptor) {
        boolean isRestored = isRestored(descriptor);
        AggregateFunction<IN, ACC, OUT> function = descriptor.getAggregateFunction();
        RowSlot slot = valueSlot(descriptor, ColumnKind.AGGREGATING);
        ElementType type =
                ElementType.madeBy(function, AggregateFunction.class, 1, slot.name, trial);
        if (isRestored) {
            new RestoredValues(rows, slot.number).fit(type);
        }
        if (function instanceof LongAggregateFunction<?, ?> && descriptor.getTtlConfig() == null) {
            return new LongAggregatingState<>(slot, ofLong(function));
        }
        return new RowAggregatingState<>(slot, function, type);
    }

    private boolean isRestored(StateDescriptor<?, ?> descriptor) {
        return rows.isUnclaimed(descriptor.getName());
    }

    /** Returns the state of any descriptor. */
    @SuppressWarnings("unchecked")
    public <S extends State> S getAny(StateDescriptor<S, ?> descriptor) {
        State state;
        if (descriptor instanceof ValueStateDescriptor<?> value) {
            state = getState(value);
        } else if (descriptor instanceof ListStateDescriptor<?> list) {
            state = getListState(list);
        } else if (descriptor instanceof MapStateDescriptor<?, ?> map) {
            state = getMapState(map);
        } else if (descriptor instanceof ReducingStateDescriptor<?> reducing) {
            state = getReducingState(reducing);
        } else {
            state = getAggregatingState((AggregatingStateDescriptor<?, ?, ?>) descriptor);
        }
        return (S) state;
    }

    /**
     * Fits what was restored of a state to its descriptor, for an operator that had the handle
     * before.
     *
     * @throws StateRefusedException if it does not fit
     */
    public void fitRestored(StateDescriptor<?, ?> descriptor) {
        getAny(descriptor);
    }

    /** Returns a cursor over the keys that have the state. Ends the work on the current key. */
    public KeyCursor keysWith(StateDescriptor<?, ?> descriptor) {
        getAny(descriptor);
        return new KeyCursor(rows, rows.slotNamed(descriptor.getName()));
    }

    /** What is a function with long accumulators at all is one of the same records and results. */
    @SuppressWarnings("unchecked")
    private static <IN, ACC, OUT> LongAggregateFunction<IN, OUT> ofLong(
            AggregateFunction<IN, ACC, OUT> function) {
        return (LongAggregateFunction<IN, OUT>) (AggregateFunction<IN, ?, OUT>) function;
    }

    /** Returns the slot of a state that is one value, which expires as a whole if at all. */
    private RowSlot valueSlot(StateDescriptor<?, ?> descriptor, ColumnKind kind) {
        TimeToLive life = life(descriptor);
        RowSlot slot = slot(descriptor, kind, life == null ? Expiry.NEVER : Expiry.WHOLE);
        return life == null ? slot : new ExpiringRowSlot(rows, slot.number, slot.name, life);
    }

    private static Expiry byItem(StateDescriptor<?, ?> descriptor) {
        return descriptor.getTtlConfig() == null ? Expiry.NEVER : Expiry.BY_ITEM;
    }

    private RowSlot slot(StateDescriptor<?, ?> descriptor, ColumnKind kind, Expiry expiry) {
        String name = descriptor.getName();
        return new RowSlot(rows, rows.slot(name, kind, expiry), name);
    }

    private @Nullable TimeToLive life(StateDescriptor<?, ?> descriptor) {
        StateTtlConfig config = descriptor.getTtlConfig();
        return config == null ? null : new TimeToLive(config, clock);
    }
}
