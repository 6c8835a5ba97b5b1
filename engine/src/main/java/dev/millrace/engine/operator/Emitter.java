// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Collector;
import dev.millrace.engine.exchange.Output;

/**
 * The collector a user's function emits through: results carry the timestamp of the record or timer
 * at hand. Owned by the subtask's thread.
 */
public final class Emitter implements Collector<Object> {
    private final Output out;
    private long timestamp = Long.MIN_VALUE;

    public Emitter(Output out) {
        this.out = out;
    }

    /** The timestamp of what is emitted from now on. */
    public void at(long timestamp) {
        this.timestamp = timestamp;
    }

    public long timestamp() {
        return timestamp;
    }

    @Override
    public void collect(Object value) {
        out.record(value, timestamp);
    }
}
