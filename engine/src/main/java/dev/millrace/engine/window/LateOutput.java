// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.OutputTag;
import dev.millrace.engine.operator.LateRecords;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.SideOutputs;
import org.jspecify.annotations.Nullable;

/** Counts records that are too late for all their windows, and sends them to a side output. */
final class LateOutput {
    private final SideOutputs sideOutputs;
    private final @Nullable OutputTag<?> tag;
    private final LateRecords late;
    private long counted;

    LateOutput(OperatorContext context, @Nullable OutputTag<?> tag, long allowedMs) {
        this.sideOutputs = context.sideOutputs();
        this.tag = tag;
        this.late = new LateRecords(context.subtask(), allowedMs);
    }

    /**
     * A record that is late.
     *
     * @param watermark where event time stands
     * @param dropTime the watermark that dropped its last window
     */
    void record(Object value, long timestamp, long watermark, long dropTime) {
        if (value instanceof SlicePartial partial) {
            counted += partial.count();
            return;
        }
        counted++;
        late.add(value, timestamp, watermark, watermark - dropTime + 1);
        if (tag != null) {
            sideOutputs.record(tag, value, timestamp);
        }
    }

    LateRecords late() {
        return late;
    }

    long counted() {
        return counted;
    }
}
