// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;

/** Fires when each of its parts has fired since the last time. */
final class AllTrigger<T, W extends Window> extends CompositeTrigger<T, W> {

    private static final ReducingStateDescriptor<Long> ANSWERS =
            new ReducingStateDescriptor<>("answers", (a, b) -> a | b);

    AllTrigger(Trigger<? super T, ? super W>[] parts) {
        super(parts);
    }

    @Override
    TriggerResult decide(long answers, TriggerContext ctx) {
        if (answers == 0) {
            return TriggerResult.CONTINUE;
        }
        ReducingState<Long> state = ctx.getPartitionedState(ANSWERS);
        state.add(answers);
        return fireIfAllFired(state);
    }

    private TriggerResult fireIfAllFired(ReducingState<Long> state) {
        Long answers = state.get();
        if (answers == null || (answers & allFire()) != allFire()) {
            return TriggerResult.CONTINUE;
        }
        state.clear();
        return TriggerResult.of(true, anyPurges(answers));
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) {
        super.onMerge(window, ctx);
        ctx.mergePartitionedState(ANSWERS);
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        super.clear(window, ctx);
        ctx.getPartitionedState(ANSWERS).clear();
    }
}
