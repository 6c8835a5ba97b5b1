// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.seam.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a checkpoint that is under way for long, with what it waits for, long before its time is
 * over. Looks from a thread beside the run.
 */
final class SlowCheckpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SlowCheckpoint.class);

    /** Most checkpoints take less than a second; the first of a large state takes some. */
    static final long PATIENCE_NS = 30_000_000_000L;

    private final CheckpointLog log;
    private final CheckpointWaits waits;
    private final Consumer<String> warnings;
    private long epoch;
    private long warnAfterNs;

    SlowCheckpoint(CheckpointLog log, LiveJob live, Clock clock) {
        this(log, live, clock, LOG::warn);
    }

    /**
     * @param warnings takes what is to be told
     */
    SlowCheckpoint(CheckpointLog log, LiveJob live, Clock clock, Consumer<String> warnings) {
        this.log = log;
        this.waits = new CheckpointWaits(live, clock);
        this.warnings = warnings;
    }

    /** Warns once the patience is used up, and again after each doubling of the time. */
    void look() {
        CheckpointLog.UnderWay checkpoint = log.underWay();
        if (checkpoint == null) {
            return;
        }
        if (checkpoint.epoch() != epoch) {
            epoch = checkpoint.epoch();
            warnAfterNs = PATIENCE_NS;
        }
        if (checkpoint.sinceNs() >= warnAfterNs) {
            warnAfterNs = 2 * checkpoint.sinceNs();
            warnings.accept(
                    "Job '"
                            + log.jobName()
                            + "': checkpoint "
                            + epoch
                            + " is under way for "
                            + checkpoint.sinceNs() / 1_000_000_000L
                            + " s"
                            + waits.inWords(checkpoint));
        }
    }
}
