// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Expressions;
import dev.millrace.benchmarks.query.Rows;

/** The queries that look at one event at a time. */
final class Stateless {
    private Stateless() {}

    /** q0. */
    static final class Pass extends Program {
        @Override
        void read(Event event, long timestampMs, Router router) {
            rows.add(Rows.of(event.id(), event.timestampMs()));
        }
    }

    /** q1. */
    static final class Map extends Program {
        @Override
        void read(Event event, long timestampMs, Router router) {
            if (event instanceof Bid bid) {
                Bid converted = Expressions.inEuros(bid);
                rows.add(Rows.of(converted.auction(), converted.bidder(), converted.price()));
            }
        }
    }

    /** q2. */
    static final class Filter extends Program {
        @Override
        void read(Event event, long timestampMs, Router router) {
            if (event instanceof Bid bid && Expressions.isSampled(bid)) {
                rows.add(Rows.of(bid.auction(), bid.price()));
            }
        }
    }
}
