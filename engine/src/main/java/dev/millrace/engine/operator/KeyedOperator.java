// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.exchange.Output;

/** An operator with one keyed input; always the head of a chain. */
public abstract class KeyedOperator extends Operator {

    protected KeyedOperator(OperatorContext context, Output out) {
        super(context, out);
    }

    /** A record whose key has the given hash. */
    public abstract void record(Object value, long timestamp, int keyHash);

    /**
     * The keys of the next {@code count} records have these hashes. An operator may bring their
     * state near; nothing else may come of it.
     */
    public void expect(int[] keyHashes, int count) {}

    /** Not for keyed operators: a chain never feeds them. */
    @Override
    public final void record(Object value, long timestamp) {
        throw new IllegalStateException(getClass().getName() + " takes records with key hashes");
    }
}
