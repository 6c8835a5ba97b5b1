// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The state under test: a count and a sum per key, the slots of time a key was seen in, and a timer
 * for each of these and for the end. Each record, slot and key makes one line, so that what is lost
 * or doubled anywhere shows.
 */
final class Tally extends KeyedProcessFunction<String, Reading, String> {
    private static final long serialVersionUID = 1L;

    static final long SLOT_MS = 500;

    /** Later than any slot: it fires when the input has ended. */
    private static final long END_MS = 1L << 40;

    private transient ValueState<Long> count;
    private transient ValueState<Long> sum;
    private transient MapState<Long, Boolean> slots;

    @Override
    public void open(OpenContext context) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Long.class));
        slots =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("slots", Long.class, Boolean.class));
    }

    @Override
    public void processElement(Reading reading, Context ctx, Collector<String> out)
            throws Exception {
        long counted = orZero(count.value()) + 1;
        count.update(counted);
        sum.update(orZero(sum.value()) + reading.value());
        long slot = slotOf(reading.timeMs());
        if (!slots.contains(slot)) {
            slots.put(slot, true);
            ctx.timerService().registerEventTimeTimer(slot);
        }
        ctx.timerService().registerEventTimeTimer(END_MS);
        out.collect("record," + reading.key() + "," + counted + "," + reading.id());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out)
            throws Exception {
        String key = ctx.getCurrentKey();
        if (timestamp == END_MS) {
            out.collect("total," + key + "," + count.value() + "," + sum.value());
        } else {
            out.collect("slot," + key + "," + timestamp);
        }
    }

    /** When the slot of a time ends. */
    static long slotOf(long timeMs) {
        return (timeMs / SLOT_MS + 1) * SLOT_MS;
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
