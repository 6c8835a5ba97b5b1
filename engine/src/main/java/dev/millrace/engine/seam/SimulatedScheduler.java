// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Steps everything on the caller's thread, in an order drawn from the seed. */
final class SimulatedScheduler implements Scheduler, BlockingWork, Clock {
    /** A step takes this much virtual time, so that time also passes under load. */
    private static final long STEP_NS = 1_000;

    /** Blocking work takes up to this long. */
    private static final long LONGEST_WORK_NS = 5_000_000;

    /** With nothing to do and no deadline time goes on by this much: something polls a clock. */
    private static final long IDLE_NS = 1_000_000;

    private record Event(long atNs, long order, Runnable action) {}

    private final RandomGenerator random;
    private final SimulatedDisk disk;
    private final List<Steppable> live = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    (a, b) ->
                            a.atNs != b.atNs
                                    ? Long.compare(a.atNs, b.atNs)
                                    : Long.compare(a.order, b.order));
    private final StepOrder.Draw draw;
    private StepOrder order = StepOrder.UNIFORM;
    private long nowNs;
    private long wallShiftMs;
    private long eventCount;
    private long steps;
    private long crashAfter = Long.MAX_VALUE;
    private long trace = 0xcbf29ce484222325L;
    private boolean closed;

    SimulatedScheduler(RandomGenerator random, SimulatedDisk disk, long ageNs) {
        this.random = random;
        this.disk = disk;
        this.draw = new StepOrder.Draw(random);
        this.nowNs = ageNs;
    }

    void order(StepOrder wanted) {
        order = wanted;
    }

    void crashAfter(long more) {
        crashAfter = steps + more;
    }

    long steps() {
        return steps;
    }

    void wakeAt(long ageNs) {
        nowNs = Math.max(nowNs, ageNs);
    }

    int live() {
        return live.size();
    }

    @Override
    public void start(List<ThreadShare> shares) {
        shares.forEach(share -> live.addAll(share.steppables()));
    }

    @Override
    public void interrupt(ThreadShare share) {}

    @Override
    public void watch(String threadName, BooleanSupplier look, long periodNs) {}

    @Override
    public boolean await(BooleanSupplier done, long timeoutNs) {
        long endNs = timeoutNs > Long.MAX_VALUE - nowNs ? Long.MAX_VALUE : nowNs + timeoutNs;
        while (!done.getAsBoolean()) {
            if (nowNs >= endNs) {
                return false;
            }
            if (turn() == 0 && everybody() == 0) {
                jump(endNs);
            }
        }
        return true;
    }

    @Override
    public void signal() {}

    @Override
    public void wake(Thread waiting) {}

    @Override
    public void submit(Runnable work) {
        submitLater(work, 0);
    }

    @Override
    public void submitLater(Runnable work, long delayNs) {
        if (!closed) {
            long takesNs = random.nextLong(LONGEST_WORK_NS) + disk.drawSlownessNs();
            at(nowNs + delayNs + takesNs, work);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }

    @Override
    public long wallMs() {
        return SimulatedOutside.START_WALL_MS + wallShiftMs + nowNs / 1_000_000;
    }

    void shiftWall(long ms) {
        wallShiftMs += ms;
    }

    void at(long atNs, Runnable action) {
        events.add(new Event(atNs, eventCount++, action));
    }

    long traceHash() {
        return trace;
    }

    /** Steps as many steppables as there are, each drawn anew; returns the work done. */
    private int turn() {
        int work = runDueEvents();
        for (int i = live.size(); i > 0 && !live.isEmpty(); i--) {
            work += draw.note(step(draw.next(order, live.size())));
        }
        return work;
    }

    /** Steps each steppable once, so that time never jumps over somebody who was not drawn. */
    private int everybody() {
        int work = 0;
        for (int i = live.size() - 1; i >= 0; i--) {
            work += step(i);
        }
        return work;
    }

    private int step(int chosen) {
        if (steps >= crashAfter) {
            throw new SimulatedCrash("after the last step it was to make");
        }
        steps++;
        Steppable steppable = live.get(chosen);
        int did = steppable.step();
        nowNs += STEP_NS;
        note(steppable.name().hashCode());
        note(nowNs);
        note(did);
        endWithTheDisk();
        if (steppable.isDone()) {
            live.remove(chosen);
            return did + 1;
        }
        return did;
    }

    private int runDueEvents() {
        int ran = 0;
        while (!events.isEmpty() && events.peek().atNs <= nowNs) {
            events.poll().action.run();
            endWithTheDisk();
            ran++;
        }
        return ran;
    }

    /** A process that has ended at a call of the disk does nothing more, whoever caught that. */
    private void endWithTheDisk() {
        if (disk.isCrashed()) {
            throw new SimulatedCrash("at a call of the disk");
        }
    }

    /** Nothing can move before the next deadline, so time goes there at once. */
    private void jump(long endNs) {
        long next = events.isEmpty() ? Long.MAX_VALUE : events.peek().atNs;
        for (Steppable steppable : live) {
            next = Math.min(next, steppable.nextDeadlineNs());
        }
        long furthest = next == Long.MAX_VALUE ? nowNs + IDLE_NS : Math.max(next, nowNs + STEP_NS);
        nowNs = Math.min(furthest, endNs);
    }

    private void note(long value) {
        trace = (trace ^ value) * 0x100000001b3L;
    }
}
