// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.ArrayList;
import java.util.List;

/** Mistakes in the protocol that somebody could make, each of which the simulation has to find. */
enum Mutant {
    BARRIERS_ARE_NOT_ALIGNED(
            new Edit(
                    "runtime/ChannelIntake",
                    "barred[channel] ? null : poll(inbounds[channel].channel())",
                    "poll(inbounds[channel].channel())")),
    IDLE_OPERATORS_ARE_LEFT_BEHIND(
            new Edit("plan/TimeOrigins", ": IdleRule.FOLLOWS;", ": IdleRule.LEFT_BEHIND;")),
    FILES_ARE_ACKNOWLEDGED_BEFORE_THEY_ARE_SYNCED(
            new Edit(
                    "store/LocalStore",
                    "file.sync();\n            file.close();\n            disk.rename",
                    "file.close();\n            disk.rename")),
    MANIFEST_IS_NOT_SYNCED(
            new Edit(
                    "store/LocalStore",
                    "file.sync();\n            file.close();\n            boolean done",
                    "file.close();\n            boolean done")),
    NAMES_ARE_NOT_SYNCED(
            new Edit(
                    "store/LocalStore",
                    "            closed = true;\n            disk.syncDirectory(directoryOf(path));",
                    "            closed = true;")),
    MANIFEST_COMES_BEFORE_THE_LAST_FILE(
            new Edit(
                    "checkpoint/CheckpointCoordinator",
                    "acknowledged.cardinality() == participants",
                    "acknowledged.cardinality() == Math.max(1, participants - 1)")),
    STATE_IS_FROZEN_AFTER_THE_BARRIER(
            new Edit(
                    "runtime/Snapshots",
                    "    void freeze(Control.Barrier barrier, boolean drained, long alignedNs) {\n",
                    """
                        private @Nullable Runnable late;

                        void freeze(Control.Barrier barrier, boolean drained, long alignedNs) {
                            late = () -> freezeLate(barrier, drained, alignedNs);
                        }

                        private void freezeLate(Control.Barrier barrier, boolean drained, long alignedNs) {
                    """),
            new Edit(
                    "runtime/Snapshots",
                    "    boolean writeOn() {\n",
                    """
                        boolean writeOn() {
                            Runnable frozenLate = late;
                            if (frozenLate != null) {
                                late = null;
                                frozenLate.run();
                            }
                    """),
            new Edit(
                    "runtime/Snapshots",
                    "    void writeAll() {\n",
                    "    void writeAll() {\n        writeOn();\n")),
    POSITIONS_RUN_AHEAD_OF_WHAT_WAS_PROCESSED(
            new Edit(
                    "source/SourceReading",
                    "        if (!buffer.isFed()) {\n            return feed();\n        }\n"
                            + "        confirmCheckpoint();\n        readMail();\n"
                            + "        if (barrier != null) {\n"
                            + "            return pass(barrier, target);\n        }\n",
                    "        readMail();\n        if (barrier != null) {\n"
                            + "            return pass(barrier, target);\n        }\n"
                            + "        if (!buffer.isFed()) {\n            return feed();\n        }\n"
                            + "        confirmCheckpoint();\n")),
    TIMERS_ARE_DROPPED_ON_RESTORE(
            new Edit(
                    "state/TimerPart",
                    "        queue.register(time, key, entry.keyHash(), namespace);\n",
                    "        if (time != Long.MIN_VALUE) {\n            return;\n        }\n")),
    COMMITTABLES_ARE_NOT_RESTORED(
            new Edit(
                    "operator/EpochCommits",
                    "subtask % context.parallelism() == context.subtask()",
                    "subtask < 0")),
    LAST_EPOCH_IS_NOT_COMMITTED(
            new Edit(
                    "operator/EpochCommits",
                    "if (committing || pending.isEmpty()",
                    "if (committing || epochs.isLast() || pending.isEmpty()")),
    OUTPUT_IS_COMMITTED_BEFORE_ITS_CHECKPOINT(
            new Edit(
                    "operator/EpochCommits",
                    "long completed = epochs.completed();",
                    "long completed = epochs.completed() + 1;")),
    CONFIRMATION_IS_FORGOTTEN_WITH_THE_OUTPUT_OF_THE_NEXT_EPOCH(
            new Edit(
                    "operator/EpochCommits",
                    "pending.headMap(result.upTo, true).clear();",
                    "pending.clear();")),
    AN_OLDER_RUN_MAY_WRITE(
            new Edit("store/JobHistory", "            requireOwnAt(last + 1);\n", "")),
    A_REPLACED_PROCESS_TAKES_THE_JOB_BACK(
            new Edit(
                    "store/JobHistory",
                    "return claim(store, jobName, claimant, nowMs, generation);",
                    "return claim(store, jobName, claimant, nowMs, Long.MAX_VALUE);")),
    WATERMARK_IS_NOT_RESTORED(
            new Edit(
                    "operator/WatermarkPart",
                    "operator.restoreWatermark(times.handedOn, times.received);",
                    "operator.restoreWatermark(Long.MIN_VALUE, Long.MIN_VALUE);")),
    BROADCAST_STATE_IS_RESTORED_ON_ONE_SUBTASK(
            new Edit(
                    "checkpoint/RestoreMapping",
                    "case BROADCAST -> from == subtask % state.parallelism();",
                    "case BROADCAST -> from == 0 && subtask == 0;")),
    UNION_LISTS_ARE_RESTORED_WHERE_THEY_WERE(
            new Edit(
                    "checkpoint/RestoreMapping",
                    "case UNION_LIST, SUBTASK -> true;",
                    "case UNION_LIST -> from == subtask; case SUBTASK -> true;")),
    KEYS_GO_TO_THE_WRONG_SUBTASK_ON_A_RESCALE(
            new Edit(
                    "checkpoint/RestoreMapping",
                    "keyed ? KeyGroups.firstOf(subtask, max, parallelism) : 0",
                    "keyed ? KeyGroups.firstOf(subtask, max, state.parallelism()) : 0")),
    SPLITS_ARE_DEALT_TO_EVERYBODY_ON_A_RESCALE(
            new Edit("checkpoint/RestoreMapping", "dealt ? parallelism : 1", "1")),
    ENUMERATOR_BEGINS_ANEW(
            new Edit(
                    "source/EnumeratorPart",
                    "return Optional.ofNullable(restored);",
                    "return Optional.empty();")),
    FILES_OF_EARLIER_CHECKPOINTS_ARE_COLLECTED_THOUGH_REFERRED_TO(
            new Edit(
                    "checkpoint/GarbageCollection",
                    "manifest.files().forEach(file -> referredTo.add(file.name()));",
                    "manifest.files().stream().filter(it -> it.epoch() == manifest.epoch())"
                            + ".forEach(file -> referredTo.add(file.name()));")),
    REMOVED_ENTRIES_COME_BACK_AFTER_A_POWER_FAILURE(
            new Edit(
                    "store/LocalStore",
                    "            syncIfThere(directory);\n",
                    "            changed.isEmpty();\n")),
    CHANGES_BUILD_ON_A_CHECKPOINT_THAT_WAS_GIVEN_UP(
            new Edit(
                    "runtime/Snapshots",
                    "                && epochs.completed() >= frozenEpoch\n",
                    "")),
    A_ROW_IS_CHANGED_BEFORE_IT_IS_WRITTEN(
            new Edit(
                    "state/RowMarks",
                    "    void beforeUpdate(int row) {\n        if (marks.isPending(row)) {",
                    "    void beforeUpdate(int row) {\n        if (row < 0) {")),
    PARTIAL_SUMS_ARE_NOT_SENT_BEFORE_A_BARRIER(
            new Edit(
                    "window/LocalWindowOperator",
                    "    public boolean prepareBarrier(long epoch) {\n" + "        sendAll();\n",
                    "    public boolean prepareBarrier(long epoch) {\n")),
    OPEN_CALLS_ARE_NOT_IN_A_SNAPSHOT(
            new Edit("async/CallsPart", "        order.forEachCall(frozen::add);\n", ""));

    private final List<Edit> edits;

    Mutant(Edit... edits) {
        this.edits = List.of(edits);
    }

    /** What makes an engine with this mistake, at the limits at which it can matter. */
    List<Edit> edits() {
        List<Edit> all = new ArrayList<>(edits);
        if (this != STATE_IS_FROZEN_AFTER_THE_BARRIER) {
            all.addAll(smallLimits());
        }
        return all;
    }

    /** Limits so small that queues are full and snapshots take long: nothing may depend on them. */
    static List<Edit> smallLimits() {
        return List.of(
                new Edit("exchange/Channel", "int SLOTS = 64;", "int SLOTS = 2;"),
                new Edit("exchange/Channel", "limit = SLOTS * Batch.CAPACITY;", "limit = 2;"),
                new Edit(
                        "exchange/QueueLimit",
                        "MOST = Channel.SLOTS * Batch.CAPACITY;",
                        "MOST = 4;"),
                new Edit("exchange/Outbound", "int LEAST_CAPACITY = 8;", "int LEAST_CAPACITY = 1;"),
                new Edit(
                        "runtime/ChannelIntake",
                        "ELEMENTS_PER_STEP = 8;",
                        "ELEMENTS_PER_STEP = 1;"),
                new Edit("runtime/Snapshots", "ENTRIES_PER_STEP = 256;", "ENTRIES_PER_STEP = 1;"),
                new Edit("window/LocalGain", "LEAST_ADDED_UP = 1 << 12;", "LEAST_ADDED_UP = 3;"),
                new Edit("window/LocalGain", "MOST_ADDED_UP = 1 << 15;", "MOST_ADDED_UP = 9;"),
                new Edit("window/LocalGain", "PASSED = 1 << 20;", "PASSED = 2;"),
                new Edit("window/LocalGain", "FIRST_KEYS = 1_700;", "FIRST_KEYS = 0;"));
    }
}
