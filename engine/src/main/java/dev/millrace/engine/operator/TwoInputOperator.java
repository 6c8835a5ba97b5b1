// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Output;

/** An operator with two inputs of different types; always the head of a chain. */
public abstract class TwoInputOperator extends Operator {

    protected TwoInputOperator(OperatorContext context, Output out) {
        super(context, out);
    }

    /** A record of input 0; {@code keyHash} is 0 where that input is not keyed. */
    public abstract void first(Object value, long timestamp, int keyHash);

    /** A record of input 1; {@code keyHash} is 0 where that input is not keyed. */
    public abstract void second(Object value, long timestamp, int keyHash);

    /** Not for operators with two inputs: a chain never feeds them. */
    @Override
    public final void record(Object value, long timestamp) {
        throw new IllegalStateException(getClass().getName() + " takes records by input");
    }
}
