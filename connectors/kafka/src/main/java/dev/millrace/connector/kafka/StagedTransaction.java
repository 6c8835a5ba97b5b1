// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The output of one subtask and epoch: the transaction it was written in, and the output itself, so
 * that it can be written again if the transaction did not live to be committed. It goes into a
 * snapshot in pieces, each of the same transaction and epoch, which {@link #whole} puts together: a
 * value of many megabytes would be copied as a whole several times on its way to the disk.
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

    private record Origin(String transactionalId, long epoch) {}

    /** The transactions that these are pieces of, each in the order in which it was staged. */
    static List<StagedTransaction> whole(List<StagedTransaction> pieces) {
        Map<Origin, List<StagedTransaction>> byOrigin = new LinkedHashMap<>();
        for (StagedTransaction piece : pieces) {
            Origin origin = new Origin(piece.transactionalId, piece.epoch);
            byOrigin.computeIfAbsent(origin, any -> new ArrayList<>()).add(piece);
        }
        return byOrigin.values().stream().map(StagedTransaction::joined).toList();
    }

    private static StagedTransaction joined(List<StagedTransaction> pieces) {
        StagedTransaction first = pieces.get(0);
        return new StagedTransaction(
                first.transactionalId,
                first.markerGroup,
                first.epoch,
                first.stagedAtMs,
                pieces.stream().mapToLong(StagedTransaction::records).sum(),
                first.topics,
                pieces.stream().flatMap(piece -> piece.output.stream()).toList());
    }

    /** As it is said in messages: no record of it. */
    @Override
    public String toString() {
        return "epoch " + epoch + " (" + records + " records, transaction " + transactionalId + ")";
    }
}
