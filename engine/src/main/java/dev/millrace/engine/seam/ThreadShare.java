// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;

/** What one thread drives. Two shares are never equal, whatever they drive. */
public final class ThreadShare {
    private final String threadName;
    private final List<Steppable> steppables;

    /**
     * @param threadName the thread's name, for thread dumps
     * @param steppables stepped in turn until all are done
     */
    public ThreadShare(String threadName, List<? extends Steppable> steppables) {
        this.threadName = threadName;
        this.steppables = List.copyOf(steppables);
    }

    public String threadName() {
        return threadName;
    }

    public List<Steppable> steppables() {
        return steppables;
    }
}
