// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.OutputTag;
import dev.millrace.engine.operator.LateRecords;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.SideOutputs;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of records that come after windows of theirs have fired, and sends those that are too
 * late for all their windows to a side output.
 */
final class LateArrivals {
    private final SideOutputs sideOutputs;
    private final @Nullable OutputTag<?> tag;
    private final LateRecords accepted;
    private final LateRecords dropped;
    private final LateTally tally;

    LateArrivals(OperatorContext context, @Nullable OutputTag<?> tag, long allowedMs) {
        this.sideOutputs = context.sideOutputs();
        this.tag = tag;
        this.accepted = new LateRecords(context.subtask());
        this.dropped = new LateRecords(context.subtask());
        this.tally = new LateTally(allowedMs, accepted, dropped);
    }

    /**
     * A record that is in time for a window which has fired and is not dropped yet.
     *
     * @param watermark where event time stands
     * @param fireTime the watermark that fired the first of its windows
     */
    void accept(Object value, long timestamp, long watermark, long fireTime) {
        note(accepted, value, timestamp, watermark, fireTime);
    }

    /**
     * A record that is too late for all its windows.
     *
     * @param watermark where event time stands
     * @param dropTime the watermark that dropped the last of them
     */
    void drop(Object value, long timestamp, long watermark, long dropTime) {
        note(dropped, value, timestamp, watermark, dropTime);
        if (tag != null && !(value instanceof SlicePartial)) {
            sideOutputs.record(tag, value, timestamp);
        }
    }

    private static void note(
            LateRecords records, Object value, long timestamp, long watermark, long passed) {
        if (value instanceof SlicePartial partial) {
            records.addUnseen(partial.count);
        } else {
            records.add(value, timestamp, watermark, watermark - passed + 1);
        }
    }

    LateTally tally() {
        return tally;
    }
}
