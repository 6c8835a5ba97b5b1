// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import java.util.Objects;

/** Sessions whose accumulators are objects. */
final class ObjectSessionAggregate extends SessionAggregate {
    private final ObjectAccumulators accumulators;

    ObjectSessionAggregate(ObjectAccumulators accumulators) {
        this.accumulators = accumulators;
    }

    @Override
    void restore(Session session, Object accumulator) {
        session.object = accumulators.type.fitted(accumulator);
    }

    @Override
    void add(Session session, Object value) throws Exception {
        Object before = session.object;
        Object after = accumulators.with(before, value);
        // Storing costs the collector's write barrier: not when it was changed in place.
        if (after != before) {
            session.object = after;
        }
        session.hasContent = true;
    }

    @Override
    void append(Session session, Session later) throws Exception {
        session.object = accumulators.merge(content(session), content(later));
    }

    @Override
    Object result(Session session) throws Exception {
        return accumulators.result(content(session));
    }

    private static Object content(Session session) {
        return Objects.requireNonNull(session.object, "accumulator");
    }
}
