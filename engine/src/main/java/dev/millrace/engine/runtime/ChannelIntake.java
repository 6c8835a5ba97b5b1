// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.BarrierTarget;
import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Channel;
import dev.millrace.engine.exchange.Control;
import dev.millrace.engine.exchange.QueueLimit;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.operator.BatchLoop;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.time.FollowedTime;
import dev.millrace.engine.time.IdleRule;
import dev.millrace.engine.time.WatermarkMerge;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what other subtasks send, from each channel in turn. A channel whose barrier has come is
 * left alone until the barrier has come on all of them.
 */
final class ChannelIntake implements Intake {
    /** Elements taken in one step: about a millisecond of work for a simple chain. */
    private static final int ELEMENTS_PER_STEP = 8;

    /**
     * An inbound channel.
     *
     * @param loop feeds the head's input it belongs to
     * @param whenIdle what becomes of it while it is idle
     */
    record Inbound(Channel channel, BatchLoop loop, IdleRule whenIdle) {}

    private final Inbound[] inbounds;
    private final QueueLimit[] limits;
    private final Operator head;
    private final Room room;
    private final WatermarkMerge time;
    private final List<FollowedTime> origins;
    private int next;
    private boolean starved;
    private boolean idle;
    private boolean skipping;

    /** On which channels the barrier at hand has come, and on how many. */
    private final boolean[] barred;

    private int barredCount;
    private final BarrierTarget barriers;
    private Control.@Nullable Barrier barrier;
    private long barrierSinceNs;
    private long nowNs;

    /** The batch at hand, how far it was fed, and by which loop. */
    private @Nullable Batch batch;

    private int fed;
    private @Nullable BatchLoop loop;

    /** Whether the head has stopped on its way to the merged watermark. */
    private boolean advancing;

    /**
     * @param origins of the sources that event time comes from
     */
    ChannelIntake(
            List<Inbound> inbounds,
            List<FollowedTime> origins,
            Operator head,
            Room room,
            BarrierTarget barriers,
            long nowNs) {
        if (inbounds.isEmpty()) {
            throw new IllegalArgumentException("A subtask without a source needs a channel");
        }
        this.inbounds = inbounds.toArray(Inbound[]::new);
        this.limits =
                inbounds.stream()
                        .map(inbound -> new QueueLimit(inbound.channel(), nowNs))
                        .toArray(QueueLimit[]::new);
        this.head = head;
        this.room = room;
        this.time = new WatermarkMerge(inbounds.stream().map(Inbound::whenIdle).toList());
        this.origins = List.copyOf(origins);
        this.barred = new boolean[inbounds.size()];
        this.barriers = barriers;
        this.nowNs = nowNs;
    }

    @Override
    public void resumeAt(long watermark) {
        time.resumeAt(watermark);
    }

    @Override
    public void skipInput() {
        skipping = true;
    }

    @Override
    public void hashesAtHand(IntConsumer hashes) {
        for (Inbound inbound : inbounds) {
            if (inbound.channel().peek() instanceof Batch waiting
                    && waiting.keyHashes().length > 0) {
                for (int i = 0; i < waiting.size(); i++) {
                    hashes.accept(waiting.keyHashes()[i]);
                }
            }
        }
    }

    @Override
    public int take(long nowNs) throws Exception {
        this.nowNs = nowNs;
        int work = 0;
        int empty = 0;
        starved = false;
        while (work < ELEMENTS_PER_STEP && finishTheOneAtHand()) {
            int channel = next;
            next = channel + 1 == inbounds.length ? 0 : channel + 1;
            Object element = barred[channel] ? null : poll(inbounds[channel].channel());
            if (element != null) {
                begin(channel, element);
                work++;
                empty = 0;
            } else if (++empty == inbounds.length) {
                starved = true;
                break;
            }
        }
        adjustLimits();
        return work;
    }

    @Override
    public boolean isStarved() {
        return starved;
    }

    @Override
    public boolean isFinished() {
        return batch == null && !advancing && time.isEnded();
    }

    @Override
    public long nextDeadlineNs(long nowNs) {
        return Long.MAX_VALUE;
    }

    /** What comes next on a channel; a head that takes no records may still let others pass. */
    private @Nullable Object poll(Channel channel) {
        return room.isFull() && channel.peek() instanceof Batch ? null : channel.poll();
    }

    /** Feeds the rest of a batch, or advances to a watermark; whether nothing is left at hand. */
    private boolean finishTheOneAtHand() throws Exception {
        if (room.isOutputFull()) {
            return false;
        }
        if (batch != null && loop != null) {
            fed = loop.run(batch, fed);
            if (fed < batch.size()) {
                return false;
            }
            batch = null;
        }
        if (advancing) {
            advancing = !head.advance(time.merged());
        }
        return !advancing && !room.isOutputFull() && letBarrierPass();
    }

    /** Whether no barrier waits to pass; one that has not come everywhere does not wait. */
    private boolean letBarrierPass() throws Exception {
        if (barrier == null || barredCount < barred.length) {
            return true;
        }
        if (!barriers.pass(barrier, nowNs - barrierSinceNs)) {
            return false;
        }
        barrier = null;
        barredCount = 0;
        Arrays.fill(barred, false);
        return !room.isOutputFull();
    }

    /** Barriers come in the same order on every channel, and none is left out. */
    private void arrive(int channel, Control.Barrier arrived) {
        if (barrier == null) {
            barrier = arrived;
            barrierSinceNs = nowNs;
        } else if (barrier.epoch() != arrived.epoch()) {
            throw new IllegalStateException(
                    "Barrier " + arrived.epoch() + " came while " + barrier.epoch() + " was due");
        }
        barred[channel] = true;
        barredCount++;
    }

    private void begin(int channel, Object element) throws Exception {
        if (element instanceof Batch records) {
            batch = records;
            loop = inbounds[channel].loop();
            fed = 0;
        } else if (element instanceof Control.Watermark watermark) {
            advancing = time.watermark(channel, watermark.time());
            askIdleToFollow();
        } else if (element instanceof Control.Idle change) {
            advancing = time.idle(channel, change.idle());
            tellIdle();
            askIdleToFollow();
        } else if (element instanceof Control.EndOfInput) {
            advancing = time.end(channel) && !time.isEnded();
            tellIdle();
            askIdleToFollow();
        } else if (element instanceof Control.Barrier arrived) {
            arrive(channel, arrived);
        } else {
            throw new IllegalStateException("A channel carried " + element.getClass());
        }
        finishTheOneAtHand();
    }

    /** The head hears of idleness once, when the last input gets idle or the first returns. */
    private void tellIdle() {
        if (time.isIdle() != idle && !skipping) {
            idle = !idle;
            head.idle(idle);
        }
    }

    /** Nobody goes on without an idle input: what stands before it may hold results. */
    private void askIdleToFollow() {
        if (time.wanted() > Long.MIN_VALUE) {
            for (FollowedTime origin : origins) {
                origin.ask(time.wanted());
            }
        }
    }

    private void adjustLimits() {
        for (int i = 0; i < limits.length; i++) {
            if (barred[i]) {
                limits[i].pause(nowNs);
            } else {
                limits[i].adjust(nowNs);
            }
        }
    }
}
