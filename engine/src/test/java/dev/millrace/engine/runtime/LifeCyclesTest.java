// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The diagrams of the life cycles, edge by edge. */
class LifeCyclesTest {

    @Test
    void aSubtaskGoesForwardOrIsAborted() {
        assertThat(edges(SubtaskPhase.class, SubtaskPhase::successors))
                .containsExactlyInAnyOrder(
                        "CREATED -> PREPARED",
                        "PREPARED -> RUNNING",
                        "PREPARED -> EMPTYING",
                        "RUNNING -> LAST_TIMERS",
                        "LAST_TIMERS -> ENDING",
                        "ENDING -> EMPTYING",
                        "EMPTYING -> RESTING",
                        "EMPTYING -> FINISHED",
                        "RESTING -> FINISHED",
                        "CREATED -> ABORTED",
                        "PREPARED -> ABORTED",
                        "RUNNING -> HELD",
                        "HELD -> RUNNING",
                        "HELD -> FINISHED",
                        "HELD -> ABORTED",
                        "RUNNING -> ABORTED",
                        "LAST_TIMERS -> ABORTED",
                        "ENDING -> ABORTED",
                        "EMPTYING -> ABORTED",
                        "RESTING -> ABORTED");
    }

    @Test
    void aJobEndsFinishedCancelledOrFailed() {
        assertThat(edges(JobStatus.class, JobStatus::successors))
                .containsExactlyInAnyOrder(
                        "STARTING -> RUNNING",
                        "STARTING -> CANCELLING",
                        "STARTING -> FAILING",
                        "RUNNING -> STOPPING",
                        "RUNNING -> CANCELLING",
                        "RUNNING -> FAILING",
                        "RUNNING -> FINISHED",
                        "STOPPING -> CANCELLING",
                        "STOPPING -> FAILING",
                        "STOPPING -> FINISHED",
                        "CANCELLING -> RESTARTING",
                        "CANCELLING -> CANCELLED",
                        "CANCELLING -> FAILED",
                        "FAILING -> RESTARTING",
                        "FAILING -> CANCELLING",
                        "FAILING -> FAILED",
                        "RESTARTING -> STARTING",
                        "RESTARTING -> CANCELLED");
    }

    @Test
    void onlyTheEndsHaveNoSuccessor() {
        assertThat(EnumSet.allOf(JobStatus.class).stream().filter(JobStatus::isTerminal))
                .containsExactly(JobStatus.FINISHED, JobStatus.CANCELLED, JobStatus.FAILED);
        assertThat(EnumSet.allOf(SubtaskPhase.class).stream().filter(SubtaskPhase::isTerminal))
                .containsExactly(SubtaskPhase.FINISHED, SubtaskPhase.ABORTED);
    }

    private static <E extends Enum<E>> Set<String> edges(
            Class<E> states, Function<E, Set<E>> successors) {
        Set<String> edges = new TreeSet<>();
        for (E state : EnumSet.allOf(states)) {
            successors.apply(state).forEach(next -> edges.add(state + " -> " + next));
        }
        return edges;
    }
}
