// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.graph.TimestampedCollector;
import dev.millrace.engine.exchange.Output;

/**
 * The collector a user's function emits through: results carry the timestamp of the record or timer
 * at hand. Each operator has one that is a copy of its class, so that the call into the rest of the
 * chain is inlined. Owned by the subtask's thread.
 */
public abstract class Emitter implements TimestampedCollector<Object> {
    protected long timestamp = Long.MIN_VALUE;

    /** An emitter of an operator into {@code out}. */
    public static Emitter into(OperatorContext context, Output out) {
        return context.classCopy().make(OutputEmitter.class, Emitter.class, out);
    }

    /** The timestamp of what is emitted from now on. */
    public final void at(long newTimestamp) {
        timestamp = newTimestamp;
    }

    public final long timestamp() {
        return timestamp;
    }
}
