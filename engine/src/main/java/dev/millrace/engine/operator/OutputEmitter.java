// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Output;

/** Emits into an output. */
final class OutputEmitter extends Emitter {
    private final Output out;

    OutputEmitter(Output out) {
        this.out = out;
    }

    @Override
    public void collect(Object value) {
        out.record(value, timestamp);
    }

    @Override
    public void collect(Object value, long ownTimestamp) {
        out.record(value, ownTimestamp);
    }
}
