// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * What the contexts of all process functions know: the timestamp of the record or timer at hand,
 * and the side outputs. Owned by the subtask's thread.
 */
final class RecordScope {
    private final SideOutputs sideOutputs;
    private final Emitter emitter;

    RecordScope(OperatorContext context, Emitter emitter) {
        this.sideOutputs = context.sideOutputs();
        this.emitter = emitter;
    }

    @Nullable Long timestamp() {
        return emitter.timestamp() == Long.MIN_VALUE ? null : emitter.timestamp();
    }

    void output(OutputTag<?> tag, Object value) {
        sideOutputs.record(tag, value, emitter.timestamp());
    }
}
