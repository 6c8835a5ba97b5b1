// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.window.Trigger.OnMergeContext;

/** As {@link PartContext}, when windows have merged. */
final class PartOnMergeContext extends PartContext implements OnMergeContext {

    private final OnMergeContext whole;

    PartOnMergeContext(OnMergeContext whole, int index) {
        super(whole, index);
        this.whole = whole;
    }

    @Override
    public OnMergeContext part(int index) {
        return new PartOnMergeContext(this, index);
    }

    @Override
    public <S extends MergingState<?, ?>> void mergePartitionedState(
            StateDescriptor<S, ?> descriptor) {
        whole.mergePartitionedState(apart(descriptor));
    }
}
