// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker does between the steps of those who share its thread. */
class WorkerTest {
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void leaveNoInterrupt() {
        Thread.interrupted();
    }

    @Test
    void F16_anInterruptByUserCodeIsTakenBackBeforeAnybodyElseIsStepped() {
        new Worker(List.of(new Interrupting(false), new Looking())).run();

        assertThat(seen).containsExactly("not interrupted", "not interrupted", "not interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptThatIsToWakeStays() {
        new Worker(List.of(new Interrupting(true))).run();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    /** Takes three steps. */
    private abstract static class ThreeSteps implements Steppable {
        private int steps;

        @Override
        public String name() {
            return getClass().getSimpleName();
        }

        @Override
        public int step() {
            steps++;
            act();
            return 1;
        }

        abstract void act();

        @Override
        public boolean isDone() {
            return steps == 3;
        }

        @Override
        public long nextDeadlineNs() {
            return Long.MAX_VALUE;
        }
    }

    private static final class Interrupting extends ThreeSteps {
        private final boolean isToWake;

        Interrupting(boolean isToWake) {
            this.isToWake = isToWake;
        }

        @Override
        void act() {
            Thread.currentThread().interrupt();
        }

        @Override
        public boolean mayStayInterrupted() {
            return isToWake;
        }
    }

    private final class Looking extends ThreeSteps {
        @Override
        void act() {
            boolean interrupted = Thread.currentThread().isInterrupted();
            seen.add(interrupted ? "interrupted" : "not interrupted");
        }
    }
}
