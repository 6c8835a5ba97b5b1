// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.WriterContext;

/** Where a writer or committer of a checked sink is, and in which run. */
record CheckPlace(String jobName, int subtask, int parallelism, long generation, long restoredEpoch)
        implements WriterContext {
    @Override
    public String uid() {
        return "checked-sink";
    }

    /** The real one: targets compare it with theirs. */
    @Override
    public long processingTimeMs() {
        return System.currentTimeMillis();
    }
}
