// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.EnumSet;
import java.util.Set;

/** What a coordinator is at. */
public enum CheckpointPhase {
    /** Not every participant is open; nothing is triggered. */
    STARTING,
    /** No checkpoint is under way; the next one is due at a time, or when somebody asks. */
    WAITING,
    /** Barriers are on their way, and participants write what they froze. */
    SNAPSHOTTING,
    /**
     * Every snapshot is in the store; the manifest, which makes the checkpoint exist, is written.
     */
    COMMITTING,
    /** The last checkpoint is complete, or the run ends without one; nothing is triggered again. */
    ENDED;

    Set<CheckpointPhase> successors() {
        return switch (this) {
            case STARTING -> EnumSet.of(WAITING, ENDED);
            case WAITING -> EnumSet.of(SNAPSHOTTING, ENDED);
            case SNAPSHOTTING -> EnumSet.of(COMMITTING, WAITING, ENDED);
            case COMMITTING -> EnumSet.of(WAITING, ENDED);
            case ENDED -> EnumSet.noneOf(CheckpointPhase.class);
        };
    }
}
