// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * Writes the records of one subtask. All calls come from the subtask's thread, one at a time.
 *
 * @param <T> type of the records
 */
public interface SinkWriter<T> extends AutoCloseable {

    /**
     * Takes one record; may buffer it.
     *
     * @param value the record
     * @param timestamp its event time in ms since the epoch, {@code Long.MIN_VALUE} if it has none
     * @throws Exception anything; the error policy of the sink decides what becomes of the record
     */
    void write(T value, long timestamp) throws Exception;

    /**
     * Hands on what is buffered. Called when there is no more input for the moment, at checkpoints,
     * and at the end.
     *
     * @param endOfInput whether no record will follow; true at one call at most, the last
     * @throws Exception anything; the job fails
     */
    default void flush(boolean endOfInput) throws Exception {}

    /**
     * Event time has reached {@code watermark}: no earlier record is expected.
     *
     * @param watermark in ms since the epoch, {@code Long.MAX_VALUE} at the end of the input
     * @throws Exception anything; the job fails
     */
    default void watermark(long watermark) throws Exception {}

    /** Called once at the end, also after a failure; what was not flushed is given up. */
    @Override
    default void close() throws Exception {}
}
