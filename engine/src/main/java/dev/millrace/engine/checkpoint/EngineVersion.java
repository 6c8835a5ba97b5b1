// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/** Which engine this is. */
public final class EngineVersion {
    /** As the build has it, less the mark of an unreleased one. */
    public static final String CURRENT = "0.1.0";

    private EngineVersion() {}
}
