// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.wire.Serializers;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store of a run that is not to be: it is read, and nothing is written. */
final class RehearsedRun extends RestoredRun {
    RehearsedRun(Plan plan, Serializers serializers, @Nullable Restored restored) {
        super(plan, serializers, restored);
    }

    /** That of a first run: no history is looked at for the next. */
    @Override
    public long generation() {
        return 1;
    }

    @Override
    public long lastEpoch() {
        return restoredEpoch();
    }

    @Override
    public SnapshotOutput begin(SnapshotRequest request, SnapshotListener told) {
        throw nothingIsWritten();
    }

    @Override
    public void commit(long epoch, CheckpointPurpose purpose, List<TakenSnapshot> snapshots) {
        throw nothingIsWritten();
    }

    @Override
    public void copyTo(Path savepoint) {
        throw nothingIsWritten();
    }

    @Override
    public void tidy(long endedEpoch) {
        throw nothingIsWritten();
    }

    private static IllegalStateException nothingIsWritten() {
        return new IllegalStateException("A rehearsal writes nothing");
    }
}
