// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.seam.BlockingWork;
import java.util.ArrayDeque;
import java.util.Deque;

/** Work beside an operator that is done when the test says so, what came last first. */
final class SteppedWork implements BlockingWork {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void submit(Runnable work) {
        waiting.push(work);
    }

    @Override
    public void submitLater(Runnable work, long delayNs) {
        throw new AssertionError("no operator has work that waits");
    }

    /** Does what waits; whether there was anything. */
    boolean run() {
        boolean did = !waiting.isEmpty();
        while (!waiting.isEmpty()) {
            waiting.pop().run();
        }
        return did;
    }

    /** What waits is never done. */
    @Override
    public void close() {
        waiting.clear();
    }
}
