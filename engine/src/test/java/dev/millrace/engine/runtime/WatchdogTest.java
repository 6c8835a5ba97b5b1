// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.engine.checkpoint.CheckpointPolicy;
import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Planner;
import dev.millrace.engine.seam.BlockingWork;
import dev.millrace.engine.seam.ClassCopy;
import dev.millrace.engine.seam.Clock;
import dev.millrace.engine.seam.Disk;
import dev.millrace.engine.seam.JdkOutside;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.seam.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a watchdog says of user code that does not return, on a clock that is moved by hand. */
@Timeout(120)
class WatchdogTest {
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicLong nowNs = new AtomicLong(1);
    private final List<String> warnings = new ArrayList<>();

    @Test
    void F15_userCodeThatNeverReturnsIsNamedWithItsStack() throws Exception {
        try (Watched watched = new Watched(false)) {
            watched.look(Duration.ofSeconds(9));
            assertThat(warnings).isEmpty();

            watched.look(Duration.ofSeconds(12));
            assertThat(warnings).hasSize(1);
            assertThat(warnings.get(0))
                    .contains("has not returned for 12 s: operator 'waits', subtask waits#0")
                    .contains("so do checkpoints")
                    .contains("Thread 'test-worker-0'", "at ", "WatchdogTest.block");
        }
    }

    @Test
    void aCallThatGoesOnIsToldAgainAtTwiceTheTimeOnly() throws Exception {
        try (Watched watched = new Watched(false)) {
            for (int second = 10; second < 100; second++) {
                watched.look(Duration.ofSeconds(second));
            }
            assertThat(warnings).hasSize(4);
        }
    }

    @Test
    void aWriterWithAThreadOfItsOwnMayWaitUntilTheJobIsToEnd() throws Exception {
        try (Watched watched = new Watched(true)) {
            watched.look(Duration.ofSeconds(100));
            assertThat(warnings).isEmpty();

            watched.cancel();
            watched.look(Duration.ofSeconds(101));
            assertThat(warnings).hasSize(1);
            assertThat(warnings.get(0)).contains("The job cannot end before it returns");
        }
    }

    @Test
    void aCheckpointThatItHoldsUpIsToldWithWhoHoldsItUp() throws Exception {
        try (Watched watched = new Watched(true)) {
            watched.log.begun(7, CheckpointPurpose.PERIODIC);
            SlowCheckpoint slow = watched.slowCheckpoint();
            watched.look(Duration.ofSeconds(29));
            slow.look();
            assertThat(warnings).isEmpty();

            for (int second = 31; second < 100; second++) {
                watched.look(Duration.ofSeconds(second));
                slow.look();
            }
            assertThat(warnings).hasSize(2);
            assertThat(warnings.get(0))
                    .contains("checkpoint 7 is under way for 31 s: ")
                    .contains("subtask waits#0 is in a call into user code")
                    .contains("not returned for 31 s");
        }
    }

    /** Blocks, whatever interrupts it. */
    private void block() {
        stuck.countDown();
        boolean open = false;
        while (!open) {
            try {
                gate.await();
                open = true;
            } catch (InterruptedException e) {
                assertThat(open).isFalse();
            }
        }
    }

    /** A running job that is stuck in one call. */
    private final class Watched implements AutoCloseable {
        private final Outside outside = new HandMovedTime();
        private final CheckpointLog log;
        private final LocalJob job;
        private final Run run;
        private final Watchdog watchdog;

        Watched(boolean blocking) throws Exception {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            env.set(Options.PARALLELISM, 1);
            FunctionSink<Long> sink = FunctionSink.of(n -> block());
            // In a chain of its own it is known on every JDK: from 21 on a stack trace leaves out
            // the
            // hidden classes that operators are, and then all operators of the chain are named.
            env.fromSequence(1, 3)
                    .sinkTo(blocking ? sink.blocking() : sink)
                    .name("waits")
                    .disableChaining();
            Plan plan = Planner.plan(env.graph("test"));
            log = new CheckpointLog("test", outside.clock(), number -> "");
            job =
                    new LocalJob(
                            "test",
                            env.graph("test").settings(),
                            outside,
                            new Restarts(
                                    env.graph("test").settings().get(Options.RESTART_STRATEGY),
                                    outside.random("restarts")),
                            log,
                            new NoRestart());
            RunBuilder builder =
                    new RunBuilder(plan, outside, 1, job, new CheckpointPolicy(1, 1, 0), log, null);
            run = builder.build();
            job.begin(run);
            watchdog = new Watchdog(run, outside.clock(), this::note);
            outside.scheduler().start(builder.shares());
            stuck.await();
        }

        /** The source may be in a step just now too, and the clock says nothing of that. */
        private void note(String warning) {
            if (warning.contains("waits")) {
                warnings.add(warning);
            }
        }

        void look(Duration since) {
            nowNs.set(1 + since.toNanos());
            assertThat(watchdog.look()).isTrue();
        }

        SlowCheckpoint slowCheckpoint() {
            return new SlowCheckpoint(log, run.live(), outside.clock(), this::note);
        }

        void cancel() {
            job.cancel();
        }

        @Override
        public void close() throws Exception {
            gate.countDown();
            job.await();
            assertThat(watchdog.look()).isFalse();
        }
    }

    /** The real world, but for its clock. */
    private final class HandMovedTime implements Outside {
        private final JdkOutside real = new JdkOutside("test");

        @Override
        public Clock clock() {
            return new Clock() {
                @Override
                public long monotonicNs() {
                    return nowNs.get();
                }

                @Override
                public long wallMs() {
                    return real.clock().wallMs();
                }
            };
        }

        @Override
        public Scheduler scheduler() {
            return real.scheduler();
        }

        @Override
        public BlockingWork blockingWork() {
            return real.blockingWork();
        }

        @Override
        public Disk disk() {
            return real.disk();
        }

        @Override
        public ClassCopy classCopy() {
            return real.classCopy();
        }

        @Override
        public RandomGenerator random(String name) {
            return real.random(name);
        }
    }

    private static final class NoRestart implements LocalJob.Starter {
        @Override
        public void start() {
            throw new AssertionError("started again");
        }

        @Override
        public void close() {}
    }
}
