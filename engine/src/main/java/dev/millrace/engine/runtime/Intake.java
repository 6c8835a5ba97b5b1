// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.SplitReport;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import java.util.function.IntConsumer;

/** Where a subtask's records come from: channels or a source. Owned by the subtask's thread. */
interface Intake extends AutoCloseable {

    /** What it remembers over a restart; restored before {@link #open}. */
    default List<SnapshotPart> parts() {
        return List.of();
    }

    /** Called once, after the chain has been opened. */
    default void open() throws Exception {}

    /** Event time had come this far when the snapshot was taken that was restored. */
    default void resumeAt(long watermark) {}

    /** All input was processed in an earlier run: nothing but barriers is taken. */
    void skipInput();

    /**
     * Takes a bounded amount of input and feeds it to the chain, until there is no more or the
     * chain's outputs are full. After the end of input it lets barriers pass.
     *
     * @return how many records and control elements were taken
     */
    int take(long nowNs) throws Exception;

    /** The newest checkpoint is complete, and no more input is taken in this run. */
    default void confirmCheckpoint() {}

    /** Whether nothing could be taken at the last call because there was nothing. */
    boolean isStarved();

    /** Whether all input has been taken and fed, the last watermark not included. */
    boolean isFinished();

    /** When there may be input without anybody else doing something, as monotonic ns. */
    long nextDeadlineNs(long nowNs);

    /** The splits that are read, and how; none for what comes by channels. */
    default List<SplitReport> splits() {
        return List.of();
    }

    /** Gives the hashes of the keys of records that are taken next, if they have keys. */
    default void hashesAtHand(IntConsumer hashes) {}

    /** Whether reading waits for other sources. */
    default boolean isPaused() {
        return false;
    }

    /** Input ends here, as if it were complete. Only sources obey: the others follow from them. */
    default void stop() {}

    @Override
    default void close() throws Exception {}
}
