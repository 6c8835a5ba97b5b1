// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

/** Where a subtask's records come from: channels or a source. Owned by the subtask's thread. */
interface Intake extends AutoCloseable {

    /** Called once, after the chain has been opened. */
    default void open() throws Exception {}

    /**
     * Takes a bounded amount of input and feeds it to the chain, until there is no more or the
     * chain's outputs are full.
     *
     * @return how many records and control elements were taken
     */
    int take(long nowNs) throws Exception;

    /** Whether nothing could be taken at the last call because there was nothing. */
    boolean isStarved();

    /** Whether all input has been taken and fed, the last watermark not included. */
    boolean isFinished();

    /** When there may be input without anybody else doing something, as monotonic ns. */
    long nextDeadlineNs(long nowNs);

    /** Input ends here, as if it were complete. Only sources obey: the others follow from them. */
    default void stop() {}

    @Override
    default void close() throws Exception {}
}
