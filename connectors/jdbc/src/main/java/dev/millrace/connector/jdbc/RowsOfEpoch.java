// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import java.util.List;

/**
 * What one writer wrote between two checkpoints. The records themselves are in it, so that they can
 * be written from the checkpoint alone.
 *
 * @param lane the run and subtask of the writer, whose epochs only grow
 * @param epoch the checkpoint
 * @param rows the records, in the order in which they were written
 */
public record RowsOfEpoch<T>(String lane, long epoch, List<T> rows) {
    public RowsOfEpoch {
        rows = List.copyOf(rows);
    }
}
