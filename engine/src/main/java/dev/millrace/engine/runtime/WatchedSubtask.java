// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.seam.Steppable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jctools.queues.MpscArrayQueue;

/**
 * A subtask as others may look at it: measures how it spends its time, and answers inquiries
 * between two of its steps, so that they see nothing half done.
 */
final class WatchedSubtask implements Steppable {
    /** Inquiries that may wait: a page full of people, and no more memory than that. */
    private static final int MOST_WAITING = 256;

    /** Inquiries answered before a step, so that the step stays short. */
    private static final int PER_STEP = 4;

    /** Longer than any step that is not stuck. */
    private static final long PATIENCE_NS = 3_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final Subtask subtask;
    private final SubtaskPlace place;
    private final Outside outside;
    private final LogPlace logPlace;
    private final LoadMeter meter = new LoadMeter();
    private final MpscArrayQueue<Inquiry<?>> waiting = new MpscArrayQueue<>(MOST_WAITING);

    private long seenWatermark = Long.MIN_VALUE;

    /** When the head's watermark was last seen to have moved; read by others, a moment late. */
    private volatile long movedNs = NEVER;

    WatchedSubtask(Subtask subtask, SubtaskPlace place) {
        this.subtask = subtask;
        this.place = place;
        this.outside = place.outside();
        this.logPlace = new LogPlace(place.plan().jobName(), place.task().name(), place.index());
    }

    // On the thread that steps.

    @Override
    public String name() {
        return subtask.name();
    }

    @Override
    public int step() {
        logPlace.enter();
        long nowNs = outside.clock().monotonicNs();
        if (meter.begin(nowNs)) {
            noteWatermark(nowNs);
        }
        int answered = waiting.isEmpty() ? 0 : answer();
        int work = subtask.step();
        meter.end(outside.clock().monotonicNs(), work > 0, subtask.isBlocked());
        return work + answered;
    }

    @Override
    public boolean mayStayInterrupted() {
        return subtask.interruption().wasSent();
    }

    @Override
    public boolean isDone() {
        return subtask.isDone();
    }

    @Override
    public long nextDeadlineNs() {
        return subtask.nextDeadlineNs();
    }

    /** Looks once in a while, so that a watermark costs nothing. */
    private void noteWatermark(long nowNs) {
        long watermark = subtask.operators().get(0).currentWatermark();
        if (watermark != seenWatermark || movedNs == NEVER) {
            seenWatermark = watermark;
            movedNs = nowNs;
        }
    }

    private int answer() {
        int answered = 0;
        Inquiry<?> next = waiting.poll();
        while (next != null) {
            next.run();
            next = ++answered < PER_STEP ? waiting.poll() : null;
        }
        return answered;
    }

    // On any thread.

    /**
     * Has {@code question} answered between two steps, or here if there are no more.
     *
     * @throws InquiryException if the subtask does not come to it in time
     */
    <T> T ask(Supplier<T> question) {
        Thread asker = Thread.currentThread();
        Inquiry<T> inquiry = new Inquiry<>(question, () -> outside.scheduler().wake(asker));
        if (!subtask.isDone()) {
            if (!waiting.offer(inquiry)) {
                throw InquiryException.busy(name() + " has too many inquiries already");
            }
            await(inquiry);
        }
        if (!inquiry.isAnswered() && subtask.isDone()) {
            answerHere(inquiry);
        }
        if (!inquiry.isAnswered() && inquiry.withdraw()) {
            throw InquiryException.busy(
                    name() + " did not come to an inquiry in 3 s: it is stuck in one step");
        }
        return inquiry.answer();
    }

    /**
     * As {@link #ask}, but empty if it has nothing, or does not come to it: whoever asks what is
     * wrong hears that too.
     */
    <T> Optional<T> askIfItComes(Supplier<Optional<T>> question) {
        if (isStuck()) {
            return Optional.empty();
        }
        try {
            return ask(question);
        } catch (InquiryException e) {
            if (e.kind() != InquiryException.Kind.BUSY) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Whether it has been in one step for longer than any step should last. */
    boolean isStuck() {
        long forNs = meter.steppingForNs(outside.clock().monotonicNs());
        return !subtask.isDone() && forNs > LoadMeter.STRETCH_NS;
    }

    /** One at a time: what a subtask leaves behind is not made for two readers. */
    private synchronized void answerHere(Inquiry<?> inquiry) {
        inquiry.run();
    }

    private void await(Inquiry<?> inquiry) {
        try {
            outside.scheduler().await(() -> inquiry.isAnswered() || subtask.isDone(), PATIENCE_NS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For about how long the head's watermark has stood still, -1 if that is not known yet. */
    long watermarkStillMs(long nowNs) {
        long lastNs = movedNs;
        return lastNs == NEVER ? -1 : Math.max(0, nowNs - lastNs) / 1_000_000;
    }

    Subtask subtask() {
        return subtask;
    }

    List<Operator> operators() {
        return subtask.operators();
    }

    SubtaskPlace place() {
        return place;
    }

    LoadMeter meter() {
        return meter;
    }
}
