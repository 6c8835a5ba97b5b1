// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one subtask: what they hold, and when they fire. Called by the window operator, in
 * the order that {@link dev.millrace.engine.operator.Operator} states.
 */
abstract class Windows {
    /** What is made of windows that fire. */
    final WindowResults results;

    Windows(WindowResults results) {
        this.results = results;
    }

    /** What is to be remembered over a restart, without the watermark. */
    abstract List<SnapshotPart> parts();

    /** Event time had come to {@code watermark} where the windows go on from. */
    abstract void restoreWatermark(long watermark);

    abstract void open() throws Exception;

    /**
     * A record.
     *
     * @throws Exception thrown by the user's code for this record
     */
    abstract void record(Object key, int hash, Object value, long timestamp) throws Exception;

    /**
     * Brings what is held for the next keys near; see {@link
     * dev.millrace.engine.operator.KeyedOperator#expect}.
     *
     * @return a number without meaning, to be kept
     */
    long expect(int[] hashes, int count) {
        return 0;
    }

    /**
     * Event time has reached {@code watermark}: emits what is due.
     *
     * @return false if it stopped for lack of room; the call is made again with the same watermark
     */
    abstract boolean advance(long watermark, Room room);

    /**
     * Emits what is due in processing time.
     *
     * @return whether anything was done
     */
    boolean poll(long nowMs, Room room) {
        return false;
    }

    boolean isPolled() {
        return false;
    }

    long nextPollMs() {
        return Long.MAX_VALUE;
    }

    /**
     * Fires what is pending in processing time.
     *
     * @return false if it stopped for lack of room; the call is made again
     */
    boolean fireLastTimers(Room room) {
        return true;
    }

    /** The records that came after windows of theirs had fired. */
    abstract LateTally late();

    /** What an inquiry may read of them. */
    abstract List<ReadableState> states();

    /** What fires next, or null for nothing. */
    abstract @Nullable Pending pending();

    abstract void close() throws Exception;
}
