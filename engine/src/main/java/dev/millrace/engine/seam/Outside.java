// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.random.RandomGenerator;

/**
 * The one door through which the engine touches the world: time, threads, chance, the disk and work
 * that blocks. {@link JdkOutside} is the real world; {@link SimulatedOutside} is one thread,
 * virtual time and a seed. Nothing else in the engine may use the JDK's clocks, threads, random
 * numbers or files; a test holds this.
 */
public interface Outside {

    Clock clock();

    /** Runs the job's steppables. */
    Scheduler scheduler();

    /** Runs work that may block. */
    BlockingWork blockingWork();

    /** Where files are. For blocking work only: a disk may take as long as it likes. */
    Disk disk();

    /** Makes what is called for each record, in classes that suit how long jobs run here. */
    ClassCopy classCopy();

    /** A stream of random numbers that depends on nothing but the seed and {@code name}. */
    RandomGenerator random(String name);
}
