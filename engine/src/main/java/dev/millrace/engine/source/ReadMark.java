// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import org.jspecify.annotations.Nullable;

/** What a reader says between its records, kept in order with them. */
abstract sealed class ReadMark {

    /** From here on records come from this split. */
    static final class Split extends ReadMark {
        final String splitId;

        Split(String splitId) {
            this.splitId = splitId;
        }
    }

    /** The current split has been read to the end of what exists now. */
    static final class CaughtUp extends ReadMark {}

    /** The current split is finished. */
    static final class Finished extends ReadMark {}

    /** Something that could not be read as a record. */
    static final class Rejected extends ReadMark {
        final @Nullable Object payload;
        final Exception cause;

        Rejected(@Nullable Object payload, Exception cause) {
            this.payload = payload;
            this.cause = cause;
        }
    }
}
