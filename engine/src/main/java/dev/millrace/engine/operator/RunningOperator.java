// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Function;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.engine.exchange.Output;

/**
 * Keeps one value per key and emits it after each record; in batch mode once, at the end. Holds
 * what does not run per record; what does is in the subclasses, of which each operator is a copy.
 */
abstract class RunningOperator extends KeyedStateOperator {
    final FinalValues finals;
    private final Function function;
    private final StateDescriptor<?, ?> descriptor;

    RunningOperator(
            OperatorContext context,
            Output out,
            Function function,
            StateDescriptor<?, ?> descriptor) {
        super(context, out);
        this.function = function;
        this.descriptor = descriptor;
        this.finals = new FinalValues(context, keyed.store(), descriptor);
    }

    /** What is emitted for the current key when event time is at its end. */
    abstract Object finalValue();

    @Override
    public void open() throws Exception {
        keyed.store().fitRestored(descriptor);
        FunctionContext.open(function, context, keyed.store(), state);
    }

    @Override
    public boolean advance(long watermark) {
        while (finals.isDue(watermark)) {
            if (context.room().isFull()) {
                return false;
            }
            if (finals.advance()) {
                out.record(finalValue(), watermark);
            }
        }
        forward(watermark);
        return true;
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
