// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.trial.ChildProcess;
import dev.millrace.benchmarks.trial.Contender;
import dev.millrace.benchmarks.trial.Trial;
import java.util.EnumSet;
import java.util.Set;

/** The hand-written loops: as many lanes as the input has splits, or one lane for all of them. */
public final class HandwrittenContender implements Contender {
    private final boolean oneLane;

    /**
     * @param oneLane whether one thread reads all splits, to verify what others did in parallel
     */
    public HandwrittenContender(boolean oneLane) {
        this.oneLane = oneLane;
    }

    /** Serves trials; {@code --one-lane} as the first argument takes one thread for everything. */
    public static void main(String[] args) {
        boolean oneLane = args.length > 0 && args[0].equals("--one-lane");
        ChildProcess.serve(() -> new HandwrittenContender(oneLane), args);
    }

    @Override
    public Set<Query> queries() {
        return EnumSet.allOf(Query.class);
    }

    @Override
    public void run(Trial trial) throws InterruptedException {
        new Loop(trial, oneLane ? 1 : trial.parallelism()).run();
    }
}
