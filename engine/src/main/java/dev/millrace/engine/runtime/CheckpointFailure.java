// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

/** There is no checkpoint, for the reason that the message gives. */
final class CheckpointFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckpointFailure(String reason) {
        super(reason);
    }
}
