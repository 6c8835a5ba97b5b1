// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/**
 * What {@link BroadcastProcessFunction} and {@link KeyedBroadcastProcessFunction} have in common:
 * the side that is broadcast may change the broadcast state, the other side may only read it. So
 * all subtasks, which see the same broadcast records, hold the same state. Extend one of the two;
 * they show how.
 */
public abstract class BaseBroadcastProcessFunction extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /** What both sides know about the record that is being processed. */
    public abstract class BaseContext {

        /** Returns the timestamp of the record in milliseconds, or null if it has none. */
        public abstract @Nullable Long timestamp();

        /** Emits {@code value} to a side output, with the timestamp of the record. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        /** Returns the processing time in milliseconds. */
        public abstract long currentProcessingTime();

        /** Returns the operator's event time in milliseconds. */
        public abstract long currentWatermark();
    }

    /** The context of the broadcast side. */
    public abstract class Context extends BaseContext {

        /**
         * Returns the broadcast state, to be read and changed. Each subtask has its own copy:
         * change it by the broadcast record alone, so that the copies stay equal.
         *
         * @throws IllegalArgumentException if the descriptor was not given to {@code broadcast}
         */
        public abstract <K, V> BroadcastState<K, V> getBroadcastState(
                MapStateDescriptor<K, V> descriptor);
    }

    /** The context of the side that is not broadcast. */
    public abstract class ReadOnlyContext extends BaseContext {

        /**
         * Returns the broadcast state, to be read.
         *
         * @throws IllegalArgumentException if the descriptor was not given to {@code broadcast}
         */
        public abstract <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(
                MapStateDescriptor<K, V> descriptor);
    }
}
