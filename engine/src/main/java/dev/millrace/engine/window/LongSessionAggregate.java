// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.LongAggregateFunction;

/** Sessions whose accumulators are longs. */
final class LongSessionAggregate extends SessionAggregate {
    private final LongAggregateFunction<Object, Object> function;

    LongSessionAggregate(LongAggregateFunction<Object, Object> function) {
        this.function = function;
    }

    @Override
    void restore(Session session, Object accumulator) {
        session.sum = SavedNumber.of(accumulator, "accumulator of a session");
    }

    @Override
    void add(Session session, Object value) {
        long before = session.hasContent ? session.sum : function.createLong();
        session.sum = function.addLong(value, before);
        session.hasContent = true;
    }

    @Override
    void append(Session session, Session later) {
        session.sum = function.mergeLong(session.sum, later.sum);
    }

    @Override
    Object result(Session session) {
        return function.resultOf(session.sum);
    }
}
