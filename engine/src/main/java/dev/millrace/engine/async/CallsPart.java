// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import java.util.Objects;

/**
 * The records whose results have not been handed on, as a part of a snapshot: their calls are
 * opened once more. They are few, and written at once.
 */
final class CallsPart implements SnapshotPart {

    /** Opens calls once more. */
    interface Target {
        void restoreCall(Object value, long timestamp);
    }

    private static final int RECORD = 0;
    private static final int TIMESTAMP = 1;
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "calls",
                    PartKind.SPLIT_LIST,
                    List.of(
                            new Column("record", ColumnKind.VALUE, false),
                            new Column("timestamp", ColumnKind.INTERNAL, false)));

    private final Target target;
    private final CallOrder order;

    CallsPart(Target target, CallOrder order) {
        this.target = target;
        this.order = order;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void freeze(EntryWriter out, boolean base) {
        order.forEachCall(
                call -> {
                    out.begin(Change.PUT, 0);
                    out.value(RECORD, call.value);
                    out.value(TIMESTAMP, call.timestamp);
                    out.end();
                });
    }

    @Override
    public boolean writeOn(int mostEntries) {
        return true;
    }

    @Override
    public void thaw() {
        // Nothing is kept of the writer.
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            Object record = Objects.requireNonNull(entries.value(RECORD), "the record of a call");
            Object timestamp = entries.value(TIMESTAMP);
            if (!(timestamp instanceof Number number)) {
                throw new IllegalStateException(
                        "part 'calls' of the snapshot has "
                                + timestamp
                                + " where a timestamp is due");
            }
            target.restoreCall(record, number.longValue());
        }
    }
}
