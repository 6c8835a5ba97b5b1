// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.window.Trigger.TriggerContext;

/** Keeps the state of a part of a composite trigger apart by prefixing its names. */
class PartContext implements TriggerContext {

    private final TriggerContext whole;
    private final int index;

    PartContext(TriggerContext whole, int index) {
        this.whole = whole;
        this.index = index;
    }

    <S extends State, T> StateDescriptor<S, T> apart(StateDescriptor<S, T> descriptor) {
        return descriptor.named(index + "/" + descriptor.getName());
    }

    @Override
    public long getCurrentProcessingTime() {
        return whole.getCurrentProcessingTime();
    }

    @Override
    public long getCurrentWatermark() {
        return whole.getCurrentWatermark();
    }

    @Override
    public void registerEventTimeTimer(long time) {
        whole.registerEventTimeTimer(time);
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        whole.registerProcessingTimeTimer(time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        whole.deleteEventTimeTimer(time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        whole.deleteProcessingTimeTimer(time);
    }

    @Override
    public <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor) {
        return whole.getPartitionedState(apart(descriptor));
    }
}
