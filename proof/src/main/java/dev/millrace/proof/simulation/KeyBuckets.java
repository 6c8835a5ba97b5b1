// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;

/**
 * A sum per key and span of time, told by a timer at the end of the span. With each record a timer
 * is registered that is deleted at once, or with the next record.
 */
final class KeyBuckets extends KeyedProcessFunction<String, Item, Item> {
    private final Scene scene;
    private final String operator;
    private final long sizeMs;
    private transient MapState<Long, Long> sums;
    private transient Observer observer;

    KeyBuckets(Scene scene, String operator, long sizeMs) {
        this.scene = scene;
        this.operator = operator;
        this.sizeMs = sizeMs;
    }

    @Override
    public void open(OpenContext context) {
        sums = getRuntimeContext().getMapState(new MapStateDescriptor<>("sums"));
        int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
        observer = new Observer(scene, operator, subtask);
    }

    @Override
    public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
        observer.sees(ctx.getCurrentKey(), ctx.timerService().currentWatermark());
        Long time = ctx.timestamp();
        long bucket = Functions.bucket(time == null ? 0 : time, sizeMs);
        Long before = sums.get(bucket);
        sums.put(bucket, (before == null ? 0 : before) + item.value());
        ctx.timerService().registerEventTimeTimer(bucket);
        ctx.timerService().registerEventTimeTimer(bucket + 1);
        ctx.timerService().deleteEventTimeTimer(bucket + 1);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Item> out) throws Exception {
        observer.fires(ctx.getCurrentKey(), time, ctx.timerService().currentWatermark());
        Long sum = sums.get(time);
        if (sum == null) {
            scene.witness()
                    .violated(
                            Invariant.I5,
                            operator + ": timer " + time + " of " + ctx.getCurrentKey());
            return;
        }
        out.collect(new Item(ctx.getCurrentKey(), time, sum));
        sums.remove(time);
    }
}
