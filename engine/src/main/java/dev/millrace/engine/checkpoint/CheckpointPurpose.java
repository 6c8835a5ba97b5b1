// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/** Why a checkpoint is taken. */
public enum CheckpointPurpose {
    /** Its time had come. */
    PERIODIC,
    /** The user asked for it; it is written whole, into a directory of the user's. */
    SAVEPOINT,
    /** All input is processed; no checkpoint follows. */
    FINAL
}
