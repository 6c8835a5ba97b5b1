// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import org.jspecify.annotations.Nullable;

/** What a reader says between its records. It takes a place of its own among them. */
abstract sealed class ReadMark {
    final int index;

    private ReadMark(int index) {
        this.index = index;
    }

    /** From here on records come from this split. */
    static final class Split extends ReadMark {
        final String splitId;

        Split(int index, String splitId) {
            super(index);
            this.splitId = splitId;
        }
    }

    /** The current split has been read to the end of what exists now. */
    static final class CaughtUp extends ReadMark {
        CaughtUp(int index) {
            super(index);
        }
    }

    /** The current split is finished. */
    static final class Finished extends ReadMark {
        Finished(int index) {
            super(index);
        }
    }

    /** Something that could not be read as a record. */
    static final class Rejected extends ReadMark {
        final @Nullable Object payload;
        final Exception cause;

        Rejected(int index, @Nullable Object payload, Exception cause) {
            super(index);
            this.payload = payload;
            this.cause = cause;
        }
    }
}
