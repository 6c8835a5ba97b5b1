// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import java.util.function.Consumer;

/** Decides when settled calls and watermarks may be handed on. Owned by the subtask's thread. */
interface CallOrder {

    /** Takes what may be handed on. */
    interface Receiver {
        void call(AsyncCall call);

        void watermark(long watermark);
    }

    /** A call was opened. */
    void opened(AsyncCall call);

    /** Event time reached {@code watermark} after all calls opened so far. */
    void watermark(long watermark);

    /** A call was settled. */
    void settled(AsyncCall call);

    /** Hands on one thing, if there is one; whether there was. */
    boolean handOn(Receiver receiver);

    boolean isEmpty();

    /** Shows the calls that have not been handed on, as near to the order they came in as known. */
    void forEachCall(Consumer<AsyncCall> visitor);
}
