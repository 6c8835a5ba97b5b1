// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import java.util.List;
import java.util.Random;

/** Starts a job, kills it by signal 9, and starts it again, until it finishes by itself. */
final class KillLoop {
    private static final String COMPLETE = "is complete after";
    private static final String RESTORED = "goes on from checkpoint";
    private static final String RUNNING = "STARTING -> RUNNING";

    private final Random random;

    private int kills;
    private int whileRunning;
    private int restored;
    private int finished;

    KillLoop(long seed) {
        this.random = new Random(seed);
    }

    /** Runs the job to its end, with at most so many kills on the way; how many there were. */
    int run(List<String> command, int mostKills) throws InterruptedException {
        int before = kills;
        while (kills - before < mostKills) {
            ChildProcess job = ChildProcess.start(command);
            boolean killed = awaitMoment(job) && job.kill();
            if (!killed) {
                note(job, job.awaitEnd());
                return kills - before;
            }
            note(job, -1);
        }
        ChildProcess last = ChildProcess.start(command);
        note(last, last.awaitEnd());
        return kills - before;
    }

    /**
     * Every fourth time anywhere, start included, else some while after a checkpoint, so that the
     * job comes on. False if it has ended by then.
     */
    private boolean awaitMoment(ChildProcess job) throws InterruptedException {
        if (random.nextInt(4) == 0) {
            return !job.endsWithin(random.nextInt(1_500));
        }
        job.awaitLogged(COMPLETE, 1 + random.nextInt(3));
        return !job.endsWithin(random.nextInt(150));
    }

    private void note(ChildProcess job, int status) {
        restored += job.hasLogged(RESTORED) ? 1 : 0;
        if (status == 0) {
            finished++;
        } else {
            kills++;
            whileRunning += job.hasLogged(RUNNING) ? 1 : 0;
        }
    }

    int kills() {
        return kills;
    }

    /** Kills after the job had said that it runs. */
    int whileRunning() {
        return whileRunning;
    }

    /** Starts that went on from a checkpoint. */
    int restored() {
        return restored;
    }

    @Override
    public String toString() {
        return kills
                + " kills, "
                + whileRunning
                + " of them while the job ran; "
                + restored
                + " starts from a checkpoint; "
                + finished
                + " jobs finished by themselves";
    }
}
