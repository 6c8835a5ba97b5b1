// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.RestoreReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store of a job's checkpoints, over all its runs in this process. */
interface JobStorage {

    /**
     * Bars every earlier run from the store and finds the checkpoint to go on from. Blocks.
     *
     * @throws IOException if the store cannot be read, or another process uses it
     * @throws IllegalArgumentException if the job does not fit the checkpoint; the message says
     *     why, and what can be done
     */
    RunStorage beginRun() throws IOException;

    /**
     * What a run would begin with.
     *
     * @param rehearsal the store as that run would see it; null if it would be refused
     */
    record Prospect(RestoreReport report, @Nullable RunStorage rehearsal) {}

    /** Says what a run would begin with; writes nothing. Blocks. */
    Prospect explain() throws IOException;

    /** Nothing is read or written any more. */
    void close();
}
