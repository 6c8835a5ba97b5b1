// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.seam.Clock;
import dev.millrace.engine.seam.Steppable;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One parallel instance of a task: an intake, a chain, and a life. What is not said to be for any
 * thread runs on the one that steps it.
 */
final class Subtask implements Steppable {
    private static final Logger LOG = LoggerFactory.getLogger(Subtask.class);

    /** A begun batch waits at most this long, also while input never ends. */
    private static final long FLUSH_INTERVAL_NS = 1_000_000;

    private final String name;
    private final Intake intake;
    private final Chain chain;
    private final SubtaskMemory memory;
    private final Clock clock;
    private final JobControl job;
    private final Interruption interruption;
    private volatile SubtaskPhase state = SubtaskPhase.CREATED;
    private long flushedNs;

    /** All its input was processed in an earlier run. */
    private boolean drainedBefore;

    Subtask(
            String name,
            Intake intake,
            Chain chain,
            SubtaskMemory memory,
            Clock clock,
            JobControl job,
            Interruption interruption) {
        this.name = name;
        this.intake = intake;
        this.chain = chain;
        this.memory = memory;
        this.clock = clock;
        this.job = job;
        this.interruption = interruption;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isDone() {
        return state.isTerminal();
    }

    /** Where it is in its life; may be asked by any thread. */
    SubtaskPhase phase() {
        return state;
    }

    /** The last barrier that has passed, 0 for none; may be asked by any thread. */
    long passedBarrier() {
        return memory.passedBarrier();
    }

    /** Whether its outputs have no room. */
    boolean isBlocked() {
        return chain.room().isFull();
    }

    /** How its thread is interrupted. May be used by any thread. */
    Interruption interruption() {
        return interruption;
    }

    Intake intake() {
        return intake;
    }

    /** What it remembers over a restart; to be asked before the first step. */
    List<NamedPart> parts() {
        return memory.parts();
    }

    /** May be asked by any thread, for its operators' counts. */
    List<Operator> operators() {
        return chain.operators();
    }

    @Override
    public int step() {
        try {
            if (job.isAborting()) {
                return abort("the job ends early");
            }
            return work();
        } catch (Throwable t) {
            failed(t);
            return 1;
        }
    }

    /** What a call throws that was interrupted is no failure of the job. */
    private void failed(Throwable cause) {
        if (interruption.wasSent()) {
            LOG.info("{} was interrupted: {}", name, cause.toString());
        } else {
            job.fail(cause);
        }
    }

    @Override
    public long nextDeadlineNs() {
        if (state == SubtaskPhase.HELD) {
            return Long.MAX_VALUE;
        }
        long nowNs = clock.monotonicNs();
        long pollMs = chain.nextPollMs();
        long timerNs =
                pollMs == Long.MAX_VALUE
                        ? Long.MAX_VALUE
                        : nowNs + Math.max(0, pollMs - clock.wallMs()) * 1_000_000;
        return Math.min(timerNs, intake.nextDeadlineNs(nowNs));
    }

    private int work() throws Exception {
        int drained = chain.drain() ? 1 : 0;
        int written = memory.writeOn() ? 1 : 0;
        return drained
                + written
                + switch (state) {
                    case CREATED -> prepare();
                    case PREPARED -> open();
                    case RUNNING -> run();
                    case HELD -> waitForEnd();
                    case LAST_TIMERS -> fireLastTimers();
                    case ENDING -> endOperators();
                    case EMPTYING -> empty();
                    case RESTING -> rest();
                    case FINISHED, ABORTED -> 0;
                };
    }

    /** Does what precedes any work, and closes what it has opened. Instead of {@link #step}. */
    void rehearse() throws IOException {
        try {
            memory.restore();
            chain.open(false);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            chain.close();
        }
    }

    private int prepare() throws Exception {
        drainedBefore = memory.restore();
        if (drainedBefore) {
            intake.skipInput();
        }
        chain.open(false);
        transition(SubtaskPhase.PREPARED, "its state is restored, its functions are open");
        job.subtaskPrepared();
        return 1;
    }

    private int open() throws Exception {
        if (!job.isPrepared()) {
            return 0;
        }
        chain.open(true);
        intake.open();
        if (drainedBefore) {
            chain.end();
            transition(SubtaskPhase.EMPTYING, "all its input was processed in an earlier run");
        } else {
            transition(SubtaskPhase.RUNNING, "all operators are open");
        }
        job.subtaskOpened();
        return 1;
    }

    private int run() throws Exception {
        if (job.isStopping()) {
            intake.stop();
        }
        long nowNs = clock.monotonicNs();
        int work = intake.take(nowNs);
        if (memory.isHeld()) {
            transition(SubtaskPhase.HELD, "the barrier of the job's last savepoint has passed");
            return work + 1;
        }
        work += chain.poll(clock.wallMs()) ? 1 : 0;
        boolean starved = intake.isStarved();
        if (starved) {
            chain.starved();
        }
        if (starved || nowNs - flushedNs > FLUSH_INTERVAL_NS) {
            flushedNs = nowNs;
            work += chain.flush() ? 1 : 0;
        }
        if (intake.isFinished()) {
            transition(SubtaskPhase.LAST_TIMERS, "its input has ended");
        }
        return work;
    }

    private int waitForEnd() throws Exception {
        if (!memory.isHeld()) {
            transition(SubtaskPhase.RUNNING, "the savepoint failed, so the job goes on");
            return 1;
        }
        boolean last = memory.isLastTaken();
        boolean settled = chain.isSettled() && chain.isEmpty();
        int work = chain.pollCommits(clock.wallMs()) ? 1 : 0;
        work += chain.flush() ? 1 : 0;
        if (last && settled && work == 0) {
            intake.confirmCheckpoint();
            finish("the savepoint that ends the job is complete, and its output committed");
            return 1;
        }
        return work;
    }

    private int fireLastTimers() {
        if (chain.room().isOutputFull()) {
            return 0;
        }
        Operator head = chain.head();
        boolean atEnd = head.currentWatermark() == Long.MAX_VALUE || head.advance(Long.MAX_VALUE);
        if (atEnd && head.fireLastTimers()) {
            transition(SubtaskPhase.ENDING, "event time is at its end");
        }
        return 1;
    }

    private int endOperators() throws Exception {
        boolean polled = chain.poll(clock.wallMs());
        if (chain.endInput()) {
            chain.end();
            transition(SubtaskPhase.EMPTYING, "all operators have ended");
            return 1;
        }
        return polled || chain.flush() ? 1 : 0;
    }

    private int empty() throws Exception {
        if (!chain.isEmpty()) {
            return chain.flush() ? 1 : 0;
        }
        if (memory.isKept()) {
            memory.drained();
            transition(SubtaskPhase.RESTING, "everything was handed over");
            return 1;
        }
        finish("everything was handed over");
        return 1;
    }

    private int rest() throws Exception {
        boolean last = memory.isLastTaken();
        boolean settled = chain.isSettled();
        int work = intake.take(clock.monotonicNs());
        work += chain.poll(clock.wallMs()) ? 1 : 0;
        work += chain.flush() ? 1 : 0;
        if (last && settled && work == 0) {
            finish("the last checkpoint is complete");
            return 1;
        }
        return work;
    }

    private void finish(String reason) throws Exception {
        chain.close();
        intake.close();
        transition(SubtaskPhase.FINISHED, reason);
        job.subtaskEnded();
    }

    /** Closes it, once nothing is done for it on other threads. */
    private int abort(String reason) {
        interruption.end();
        if (!chain.isSettled()) {
            return 0;
        }
        memory.giveUp();
        try {
            chain.close();
        } catch (Throwable t) {
            job.fail(t);
        }
        try {
            intake.close();
        } catch (Throwable t) {
            job.fail(t);
        }
        transition(SubtaskPhase.ABORTED, reason);
        job.subtaskEnded();
        return 1;
    }

    private void transition(SubtaskPhase to, String reason) {
        if (!state.successors().contains(to)) {
            throw new IllegalStateException(name + " cannot go from " + state + " to " + to);
        }
        LOG.debug("{}: {} -> {}: {}", name, state, to, reason);
        state = to;
    }
}
