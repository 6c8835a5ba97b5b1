// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.List;

/**
 * The output of one subtask and epoch: the transaction it was written in, and the output itself, so
 * that it can be written again if the transaction did not live to be committed.
 *
 * @param transactionalId whose open transaction holds the output
 * @param markerGroup group of offsets in which the commit leaves its marker, see {@link
 *     TransactionMarkers}
 * @param epoch number of the checkpoint, which is the marker
 * @param stagedAtMs when it was staged, in ms since the epoch
 * @param records how many records there are
 * @param topics to which they go
 * @param output the records as {@link OutputLog} writes them; not to be changed
 */
public record StagedTransaction(
        String transactionalId,
        String markerGroup,
        long epoch,
        long stagedAtMs,
        long records,
        List<String> topics,
        List<byte[]> output) {

    public StagedTransaction {
        topics = List.copyOf(topics);
        output = List.copyOf(output);
    }

    /** As it is said in messages: no record of it. */
    @Override
    public String toString() {
        return "epoch " + epoch + " (" + records + " records, transaction " + transactionalId + ")";
    }
}
