// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.state.StateRefusedException;
import dev.millrace.engine.wire.Widening;
import org.jspecify.annotations.Nullable;

/** Numbers in a snapshot, which may have been narrower in the program that wrote it. */
final class SavedNumber {

    private SavedNumber() {}

    /**
     * @param what names the number for the message if it is none
     * @throws StateRefusedException if it is none
     */
    static long of(@Nullable Object value, String what) {
        if (value instanceof Number number
                && (number instanceof Long
                        || Widening.between(number.getClass(), Long.class) != null)) {
            return number.longValue();
        }
        String found = value == null ? "nothing" : "a " + value.getClass().getName();
        throw new StateRefusedException(
                "The snapshot holds "
                        + found
                        + " as "
                        + what
                        + " where the job now has a long: give the operator another uid, or restore"
                        + " with the function it had");
    }
}
