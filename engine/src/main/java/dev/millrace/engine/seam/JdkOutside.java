// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The real world. One per job. */
public final class JdkOutside implements Outside {
    private static final Clock CLOCK =
            new Clock() {
                @Override
                public long monotonicNs() {
                    return System.nanoTime();
                }

                @Override
                public long wallMs() {
                    return System.currentTimeMillis();
                }
            };

    private static final Disk DISK = new JdkDisk();

    private final Scheduler scheduler;
    private final BlockingWork blockingWork;

    /**
     * @param jobName appears in the names of threads
     */
    public JdkOutside(String jobName) {
        scheduler = new ThreadScheduler();
        blockingWork = new ThreadPool(jobName);
    }

    @Override
    public Clock clock() {
        return CLOCK;
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public BlockingWork blockingWork() {
        return blockingWork;
    }

    @Override
    public Disk disk() {
        return DISK;
    }

    @Override
    public ClassCopy classCopy() {
        return ClassCopy.OF_EACH;
    }

    @Override
    public RandomGenerator random(String name) {
        return new SplittableRandom();
    }
}
