// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.OutputTag;
import dev.millrace.engine.operator.SideOutputs;
import org.jspecify.annotations.Nullable;

/** Counts records that are too late for all their windows, and sends them to a side output. */
final class LateOutput {
    private final SideOutputs sideOutputs;
    private final @Nullable OutputTag<?> tag;
    private long counted;

    LateOutput(SideOutputs sideOutputs, @Nullable OutputTag<?> tag) {
        this.sideOutputs = sideOutputs;
        this.tag = tag;
    }

    void record(Object value, long timestamp) {
        if (value instanceof SlicePartial partial) {
            counted += partial.count();
            return;
        }
        counted++;
        if (tag != null) {
            sideOutputs.record(tag, value, timestamp);
        }
    }

    long counted() {
        return counted;
    }
}
