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
import dev.millrace.engine.wire.UnsupportedValueException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records whose results have not been handed on, as a part of a snapshot: their calls are
 * opened once more. What stands at a freeze is listed then and written later; the records are
 * nobody's to change.
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
    private final RecordTrial trial;
    private final ArrayDeque<AsyncCall> frozen = new ArrayDeque<>();
    private @Nullable EntryWriter out;

    CallsPart(Target target, CallOrder order, RecordTrial trial) {
        this.target = target;
        this.order = order;
        this.trial = trial;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void freeze(EntryWriter to, boolean base) {
        out = to;
        order.forEachCall(frozen::add);
    }

    @Override
    public boolean writeOn(int mostEntries) {
        EntryWriter to = Objects.requireNonNull(out, "not frozen");
        for (int i = 0; i < mostEntries && !frozen.isEmpty(); i++) {
            write(frozen.remove(), to);
        }
        return frozen.isEmpty();
    }

    private void write(AsyncCall call, EntryWriter to) {
        to.begin(Change.PUT, 0);
        try {
            to.value(RECORD, call.value);
        } catch (UnsupportedValueException e) {
            throw trial.refused(call.value, e);
        }
        to.value(TIMESTAMP, call.timestamp);
        to.end();
    }

    @Override
    public void thaw() {
        out = null;
        frozen.clear();
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
