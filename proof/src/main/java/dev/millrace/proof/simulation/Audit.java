// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records of each split and adds up their positions: what a checkpoint holds of this has
 * to agree with how far the split is read in it, and with what each subtask has counted in lists.
 * Passes records on.
 */
final class Audit extends KeyedProcessFunction<Integer, Item, Item> {
    private final Scene scene;
    private final String operator;
    private transient ValueState<Long> count;
    private transient ValueState<Long> positions;
    private transient ValueState<Long> watermark;
    private transient Tally dealt;
    private transient Tally shared;
    private transient Observer observer;

    Audit(Scene scene, String operator) {
        this.scene = scene;
        this.operator = operator;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count"));
        positions = getRuntimeContext().getState(new ValueStateDescriptor<>("positions"));
        watermark = getRuntimeContext().getState(new ValueStateDescriptor<>("watermark"));
        int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
        dealt = new Tally(getRuntimeContext().getOperatorListState(Tally.dealt()), true);
        shared = new Tally(getRuntimeContext().getUnionListState(Tally.shared()), subtask == 0);
        observer = new Observer(scene, operator, subtask);
    }

    @Override
    public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
        long now = ctx.timerService().currentWatermark();
        observer.sees("" + ctx.getCurrentKey(), now);
        Long last = watermark.value();
        scene.witness()
                .require(
                        last == null || last <= now,
                        Invariant.I4,
                        operator + ": watermark " + now + " after " + last + " in an earlier run");
        watermark.update(now);
        long number = 1 + orZero(count.value());
        int position = Input.positionOf(item.value());
        scene.witness()
                .require(
                        number == position + 1L,
                        Invariant.I6,
                        operator + ": " + item + " is record " + number + " of its split");
        count.update(number);
        dealt.count();
        shared.count();
        positions.update(orZero(positions.value()) + position);
        out.collect(item);
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
