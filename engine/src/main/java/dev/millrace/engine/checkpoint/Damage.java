// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/**
 * Something in a store is not what it must be.
 *
 * @param kind what is wrong with it
 * @param message what, where, and what that means, for the user
 */
public record Damage(Kind kind, String message) {

    /** What can be wrong. */
    public enum Kind {
        /** Bytes are missing or have changed, or it is not ours at all. */
        BROKEN,
        /** A newer engine has written it, in a format that this one does not know. */
        NEWER
    }
}
