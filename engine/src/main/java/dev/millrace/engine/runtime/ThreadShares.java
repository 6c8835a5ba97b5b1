// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.seam.Steppable;
import dev.millrace.engine.seam.ThreadShare;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which thread drives what: subtasks with one index share a worker, so that a record's way
 * to the subtask with the same index does not leave its core; whoever may block is alone.
 */
final class ThreadShares {
    private final String jobName;
    private final List<List<Steppable>> workers = new ArrayList<>();
    private final List<ThreadShare> alone = new ArrayList<>();

    ThreadShares(String jobName, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("A job needs a worker thread, not " + workers);
        }
        this.jobName = jobName;
        for (int i = 0; i < workers; i++) {
            this.workers.add(new ArrayList<>());
        }
    }

    /** {@code index} modulo the number of workers chooses the thread. */
    void add(Steppable steppable, int index) {
        workers.get(index % workers.size()).add(steppable);
    }

    /** A thread of its own, which is returned. */
    ThreadShare addAlone(Steppable steppable) {
        ThreadShare share = new ThreadShare(jobName + "-" + steppable.name(), List.of(steppable));
        alone.add(share);
        return share;
    }

    /** The shares of all threads that have something to do. */
    List<ThreadShare> all() {
        List<ThreadShare> shares = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            if (!workers.get(i).isEmpty()) {
                shares.add(new ThreadShare(jobName + "-worker-" + i, workers.get(i)));
            }
        }
        shares.addAll(alone);
        return shares;
    }
}
