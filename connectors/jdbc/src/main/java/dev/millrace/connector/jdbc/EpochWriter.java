// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.CommittingWriter;
import java.util.ArrayList;
import java.util.List;

/** Keeps records until the next checkpoint. */
final class EpochWriter<T> implements CommittingWriter<T, RowsOfEpoch<T>> {
    private final String lane;
    private List<T> rows = new ArrayList<>();

    EpochWriter(String lane) {
        this.lane = lane;
    }

    @Override
    public void write(T value, long timestamp) {
        rows.add(value);
    }

    @Override
    public List<RowsOfEpoch<T>> prepareCommit(long epoch, boolean endOfInput) {
        if (rows.isEmpty()) {
            return List.of();
        }
        RowsOfEpoch<T> staged = new RowsOfEpoch<>(lane, epoch, rows);
        rows = new ArrayList<>();
        return List.of(staged);
    }
}
