// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.MapStateDescriptor;
import java.util.Map;

/** For each key, at the end of event time, the sum of all rules that were broadcast. */
final class KeyRules extends KeyedBroadcastProcessFunction<String, Item, Item, Item> {
    static final MapStateDescriptor<Long, Boolean> RULES = new MapStateDescriptor<>("rules");

    private final Scene scene;
    private final String operator;
    private transient Observer observer;

    KeyRules(Scene scene, String operator) {
        this.scene = scene;
        this.operator = operator;
    }

    @Override
    public void open(OpenContext context) {
        int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
        observer = new Observer(scene, operator, subtask);
    }

    @Override
    public void processElement(Item item, ReadOnlyContext ctx, Collector<Item> out) {
        observer.sees(ctx.getCurrentKey(), ctx.timerService().currentWatermark());
        ctx.timerService().registerEventTimeTimer(Functions.END);
    }

    @Override
    public void processBroadcastElement(Item item, Context ctx, Collector<Item> out)
            throws Exception {
        ctx.getBroadcastState(RULES).put(Functions.rule(item), true);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Item> out) throws Exception {
        observer.fires(ctx.getCurrentKey(), time, ctx.timerService().currentWatermark());
        long sum = 0;
        for (Map.Entry<Long, Boolean> rule : ctx.getBroadcastState(RULES).immutableEntries()) {
            sum += rule.getKey();
        }
        out.collect(new Item(ctx.getCurrentKey(), time, sum));
    }
}
