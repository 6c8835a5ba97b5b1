// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** One thread's loop: steps each of its steppables in turn until all are done. */
final class Worker implements Runnable {
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
