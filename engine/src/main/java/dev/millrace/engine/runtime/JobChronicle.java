// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.JobStatus;
import dev.millrace.engine.inspect.FailureReport;
import dev.millrace.engine.inspect.JobReport.Transition;
import dev.millrace.engine.operator.OperatorFailure;
import dev.millrace.engine.seam.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of a job so far. May be used by any thread. */
final class JobChronicle {
    /** Enough for a day of restarts every quarter of an hour. */
    private static final int MOST_TRANSITIONS = 100;

    private static final int MOST_FAILURES = 50;

    private final Clock clock;
    private final long startedMs;
    private final Deque<Transition> transitions = new ArrayDeque<>();
    private final Deque<FailureReport> failures = new ArrayDeque<>();

    JobChronicle(Clock clock) {
        this.clock = clock;
        this.startedMs = clock.wallMs();
        moved(JobStatus.STARTING, "the job was started");
    }

    synchronized void moved(JobStatus to, String reason) {
        if (transitions.size() == MOST_TRANSITIONS) {
            transitions.removeFirst();
        }
        transitions.addLast(new Transition(to, clock.wallMs(), reason));
    }

    synchronized void failed(Throwable cause) {
        if (failures.size() == MOST_FAILURES) {
            failures.removeFirst();
        }
        OperatorFailure named = cause instanceof OperatorFailure failure ? failure : null;
        failures.addLast(
                FailureReport.of(
                        clock.wallMs(),
                        named == null ? null : named.operator(),
                        named == null || named.subtask() == OperatorFailure.NO_SUBTASK
                                ? null
                                : (Integer) named.subtask(),
                        cause));
    }

    long startedMs() {
        return startedMs;
    }

    /** The latest, oldest first. */
    synchronized List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** The latest first. */
    synchronized List<FailureReport> failures() {
        List<FailureReport> latestFirst = new ArrayList<>(failures);
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    synchronized Transition last() {
        return transitions.getLast();
    }

    /** When the job ended, null while it has not. */
    synchronized @Nullable Long endedMs() {
        Transition last = transitions.getLast();
        return last.status().isTerminal() ? (Long) last.atMs() : null;
    }
}
