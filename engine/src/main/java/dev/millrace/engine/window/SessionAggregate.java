// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.state.StateRefusedException;

/** Folds records into sessions. What it throws is thrown by the user's function. */
abstract class SessionAggregate {

    /**
     * Takes an accumulator from a snapshot.
     *
     * @throws StateRefusedException if it is none of this function's
     */
    abstract void restore(Session session, Object accumulator);

    /** Adds a record. If the function throws, the session is as before. */
    abstract void add(Session session, Object value) throws Exception;

    /** Adds what {@code later} holds, which is not used any more. */
    final void merge(Session session, Session later) throws Exception {
        if (!later.hasContent) {
            return;
        }
        if (session.hasContent) {
            append(session, later);
        } else {
            session.hasContent = true;
            session.sum = later.sum;
            session.object = later.object;
        }
    }

    abstract void append(Session session, Session later) throws Exception;

    abstract Object result(Session session) throws Exception;

    /** Drops what the session holds. */
    final void clear(Session session) {
        session.hasContent = false;
        session.object = null;
    }
}
