// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The event time of an operator, so that a record which was late before a restore is late after it.
 * The key of the entry is the subtask it is from.
 *
 * <p>At the same parallelism each subtask goes on from its own. At another one, an operator by key
 * goes on from the latest: a window that has fired for some key must not fire for it again. (The
 * barrier being aligned, all subtasks that read the same inputs have the same anyway.) An operator
 * without keys goes on from the earliest, which makes nothing late.
 */
public final class WatermarkPart implements SnapshotPart {
    private static final int WATERMARK = 0;
    private static final int PARALLELISM = 1;
    private static final int RECEIVED = 2;
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "watermark",
                    PartKind.SUBTASK,
                    List.of(
                            new Column("watermark", ColumnKind.INTERNAL, false),
                            new Column("parallelism", ColumnKind.INTERNAL, false),
                            new Column("received", ColumnKind.INTERNAL, false)));

    private record Times(long handedOn, long received) {}

    private final Operator operator;
    private final boolean keyed;
    private final TreeMap<Long, Times> restored = new TreeMap<>();

    public WatermarkPart(Operator operator, boolean keyed) {
        this.operator = operator;
        this.keyed = keyed;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void freeze(EntryWriter to, boolean base) {

        to.begin(Change.PUT, 0);
        to.key(operator.context().subtask());
        to.value(WATERMARK, operator.currentWatermark());
        to.value(PARALLELISM, operator.context().parallelism());
        to.value(RECEIVED, operator.receivedWatermark());
        to.end();
    }

    @Override
    public boolean writeOn(int mostEntries) {
        return true;
    }

    @Override
    public void thaw() {
        // Written at once.
    }

    @Override
    public void restore(EntryCursor entries) {
        boolean isSame = true;
        while (entries.next()) {
            Times times =
                    new Times(
                            numberOf(entries.value(WATERMARK)), numberOf(entries.value(RECEIVED)));
            restored.put(numberOf(entries.key()), times);
            isSame = numberOf(entries.value(PARALLELISM)) == operator.context().parallelism();
        }
        if (!restored.isEmpty()) {
            Times times = isSame ? own() : new Times(of(Times::handedOn), of(Times::received));
            operator.restoreWatermark(times.handedOn, times.received);
        }
    }

    /** What is read may be narrower than what was written. */
    private static long numberOf(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("part 'watermark' has " + value + " where a number is due");
    }

    private Times own() {
        return restored.getOrDefault(
                (long) operator.context().subtask(), new Times(Long.MIN_VALUE, Long.MIN_VALUE));
    }

    private long of(ToLongFunction<Times> time) {
        LongStream all = restored.values().stream().mapToLong(time);
        return (keyed ? all.max() : all.min()).orElseThrow();
    }
}
