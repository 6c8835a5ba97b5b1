// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.CheckpointInfo.Outcome;
import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.seam.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a job's latest checkpoints, over all its runs. One thread at a time writes, any
 * thread reads.
 */
final class CheckpointLog {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointLog.class);

    /** A few minutes of checkpoints at usual intervals. */
    private static final int MOST_KEPT = 100;

    private final String jobName;
    private final Clock clock;
    private final IntFunction<String> taskOf;
    private final Deque<CheckpointInfo> ended = new ArrayDeque<>(); // guarded by this
    private @Nullable Current current; // guarded by this
    private long completed; // guarded by this
    private long failed; // guarded by this

    /** The checkpoint that is under way. */
    private record Current(
            long epoch,
            CheckpointPurpose purpose,
            Instant triggered,
            long beganNs,
            Map<String, Duration> alignment,
            BitSet acknowledged,
            long[] sizeBytes) {

        CheckpointInfo info(
                long nowNs, Outcome outcome, @Nullable String failure, List<String> waitsFor) {
            return new CheckpointInfo(
                    epoch,
                    CheckpointInfo.Purpose.valueOf(purpose.name()),
                    outcome,
                    triggered,
                    Duration.ofNanos(nowNs - beganNs),
                    sizeBytes[0],
                    alignment,
                    failure,
                    waitsFor);
        }
    }

    /**
     * How far the checkpoint that is under way has come.
     *
     * @param sinceNs how long ago it began
     * @param acknowledged participants whose snapshots are there, by number
     */
    record UnderWay(long epoch, long sinceNs, BitSet acknowledged) {}

    /**
     * @param taskOf the name of the task that a participant belongs to
     */
    CheckpointLog(String jobName, Clock clock, IntFunction<String> taskOf) {
        this.jobName = LogText.of(jobName);
        this.clock = clock;
        this.taskOf = taskOf;
    }

    synchronized void begun(long epoch, CheckpointPurpose purpose) {
        LOG.debug("Job '{}': checkpoint {} begins: {}", jobName, epoch, purpose);
        current =
                new Current(
                        epoch,
                        purpose,
                        Instant.ofEpochMilli(clock.wallMs()),
                        clock.monotonicNs(),
                        new LinkedHashMap<>(),
                        new BitSet(),
                        new long[1]);
    }

    synchronized void taken(TakenSnapshot snapshot) {
        if (current != null) {
            current.sizeBytes[0] += snapshot.sizeBytes();
            current.acknowledged.set(snapshot.participant());
            current.alignment.merge(
                    taskOf.apply(snapshot.participant()),
                    Duration.ofNanos(snapshot.alignedNs()),
                    (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
    }

    void complete(long epoch) {
        CheckpointInfo info = end(Outcome.COMPLETE, null);
        LOG.info(
                "Job '{}': checkpoint {} is complete after {} ms, {} bytes",
                jobName,
                epoch,
                info == null ? 0 : info.duration().toMillis(),
                info == null ? 0 : info.sizeBytes());
    }

    void givenUp(long epoch, String reason) {
        end(Outcome.FAILED, reason);
        LOG.warn(
                "Job '{}': checkpoint {} was given up, the one before still counts: {}",
                jobName,
                epoch,
                reason);
    }

    void notTidied(Throwable cause) {
        LOG.warn("Job '{}': old checkpoints could not be removed", jobName, cause);
    }

    /** The end of a run interrupts what its threads do; the next one tidies what this one left. */
    void tidyingLeftToNextRun() {
        LOG.debug("Job '{}': old checkpoints are left to be removed by its next run", jobName);
    }

    /** The run has ended. */
    void ended() {
        end(Outcome.FAILED, "the run ended");
    }

    /**
     * The latest, the newest last.
     *
     * @param waits says what one that is under way waits for
     */
    synchronized List<CheckpointInfo> all(Function<UnderWay, List<String>> waits) {
        List<CheckpointInfo> all = new ArrayList<>(ended);
        UnderWay underWay = underWay();
        if (current != null && underWay != null) {
            all.add(
                    current.info(
                            clock.monotonicNs(), Outcome.UNDER_WAY, null, waits.apply(underWay)));
        }
        return List.copyOf(all);
    }

    /** The one that is under way, null if none is. */
    synchronized @Nullable UnderWay underWay() {
        return current == null
                ? null
                : new UnderWay(
                        current.epoch,
                        clock.monotonicNs() - current.beganNs,
                        (BitSet) current.acknowledged.clone());
    }

    /** The job's name, fit for a message. */
    String jobName() {
        return jobName;
    }

    /** How many were complete. */
    synchronized long completed() {
        return completed;
    }

    /** How many were begun and given up. */
    synchronized long failed() {
        return failed;
    }

    private synchronized @Nullable CheckpointInfo end(Outcome outcome, @Nullable String failure) {
        if (current == null) {
            return null;
        }
        CheckpointInfo info = current.info(clock.monotonicNs(), outcome, failure, List.of());
        current = null;
        if (outcome == Outcome.COMPLETE) {
            completed++;
        } else {
            failed++;
        }
        ended.add(info);
        if (ended.size() > MOST_KEPT) {
            ended.remove();
        }
        return info;
    }
}
