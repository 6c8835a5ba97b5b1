// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;

/** The head of a source's chain, as the reading side sees it. */
abstract class ReadingOperator extends Operator {

    ReadingOperator(OperatorContext context, Output out) {
        super(context, out);
    }

    /** Feeds what the buffer holds to the chain until it is empty or there is no room. */
    abstract void feed();

    /**
     * Nothing can be read now: what is known of event time is told downstream at once.
     *
     * @param allCaughtUp whether every split has been read to the end of what exists now
     */
    abstract void pause(boolean allCaughtUp);

    /**
     * Others wait for {@code watermark}: if the reader is idle, event time comes to it now, and
     * what is read later and is older is late. Whether it moved.
     */
    abstract boolean follow(long watermark);
}
