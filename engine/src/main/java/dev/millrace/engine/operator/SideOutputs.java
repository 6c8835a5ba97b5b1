// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Counter;
import dev.millrace.api.function.OutputTag;
import dev.millrace.engine.exchange.Output;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The side outputs of one operator in one subtask. Owned by the subtask's thread. */
public final class SideOutputs {
    /** The counter of records sent to side outputs that nobody reads. */
    public static final String UNREAD = "unreadSideOutputRecords";

    private final Map<OutputTag<?>, Output> byTag;
    private final Output[] all;
    private final Counters counters;
    private @Nullable Counter unread;

    /**
     * @param counters gets the counter {@link #UNREAD} with the first record that it counts
     */
    public SideOutputs(Map<OutputTag<?>, Output> byTag, Counters counters) {
        this.counters = counters;
        this.byTag = Map.copyOf(byTag);
        all = byTag.values().toArray(Output[]::new);
    }

    /** Emits to the side output {@code tag}; counted if nobody reads it. */
    public void record(OutputTag<?> tag, Object value, long timestamp) {
        Output output = byTag.get(tag);
        if (output == null) {
            countUnread();
        } else {
            output.record(value, timestamp);
        }
    }

    private void countUnread() {
        if (unread == null) {
            unread = counters.named(UNREAD);
        }
        unread.inc();
    }

    /** The receiver of {@code tag}, or null if nobody reads it. */
    public @Nullable Output of(OutputTag<?> tag) {
        return byTag.get(tag);
    }

    public void watermark(long watermark) {
        for (Output output : all) {
            output.watermark(watermark);
        }
    }

    public void idle(boolean idle) {
        for (Output output : all) {
            output.idle(idle);
        }
    }
}
