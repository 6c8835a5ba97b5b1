// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread's loop: steps each of its steppables in turn until all are done. */
final class Worker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** Turns without work before a thread gives up its time slice: a neighbour may just be busy. */
    private static final int SPINS = 20;

    private static final int YIELDS = 20;

    /**
     * Shortest and longest rest: at least the slack of a timer, and so long that an idle job takes
     * little of a core, yet short beside the 8 ms in which a window's result is promised.
     */
    private static final long SHORTEST_REST_NS = 50_000;

    private static final long LONGEST_REST_NS = 1_000_000;

    private final IdleStrategy idle =
            new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_REST_NS, LONGEST_REST_NS);
    private final Steppable[] steppables;

    /** How often a step has left the thread interrupted that was not to be. */
    private long interrupts;

    Worker(List<? extends Steppable> steppables) {
        this.steppables = steppables.toArray(Steppable[]::new);
    }

    @Override
    public void run() {
        int live = steppables.length;
        while (live > 0) {
            int work = 0;
            for (int i = 0; i < live; ) {
                Steppable steppable = steppables[i];
                work += step(steppable);
                if (Thread.currentThread().isInterrupted() && !steppable.mayStayInterrupted()) {
                    takeBackInterrupt(steppable);
                }
                if (steppable.isDone()) {
                    steppables[i] = steppables[--live];
                } else {
                    i++;
                }
            }
            idle.idle(work);
        }
    }

    /**
     * User code has interrupted the thread it runs on. It would never rest any more, and whoever
     * works on files next would find them closed. Told at the first time and each time it has
     * happened twice as often.
     */
    private void takeBackInterrupt(Steppable steppable) {
        Thread.interrupted();
        if (Long.bitCount(++interrupts) == 1) {
            LOG.warn(
                    "Code that {} calls has interrupted the engine's thread '{}', {} times so far."
                            + " The interrupt was taken back, for others share the thread",
                    steppable.name(),
                    Thread.currentThread().getName(),
                    interrupts);
        }
    }

    /**
     * With the heap or the stack at its end a step may fail before it has reported that it failed.
     * The thread must live on, or whatever it steps would never end: the next step closes it.
     */
    private static int step(Steppable steppable) {
        try {
            return steppable.step();
        } catch (VirtualMachineError e) {
            return 0;
        }
    }
}
