// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.StateRefusedException;
import java.util.List;

/**
 * Where windows lie, as a part of a snapshot: the slices of one grid cannot be those of another, so
 * a job whose windows have changed is refused.
 */
final class GridPart implements SnapshotPart {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "grid",
                    PartKind.SUBTASK,
                    List.of(
                            new Column("sizeMs", ColumnKind.INTERNAL, false),
                            new Column("slideMs", ColumnKind.INTERNAL, false),
                            new Column("offsetMs", ColumnKind.INTERNAL, false)));

    private final SliceGrid grid;

    GridPart(SliceGrid grid) {
        this.grid = grid;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void freeze(EntryWriter out, boolean base) {
        out.begin(Change.PUT, 0);
        out.value(0, grid.sizeMs());
        out.value(1, grid.slideMs());
        out.value(2, grid.offsetMs());
        out.end();
    }

    @Override
    public boolean writeOn(int mostEntries) {
        return true;
    }

    @Override
    public void thaw() {}

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            long size = SavedNumber.of(entries.value(0), "size of windows");
            long slide = SavedNumber.of(entries.value(1), "slide of windows");
            long offset = SavedNumber.of(entries.value(2), "offset of windows");
            if (size != grid.sizeMs() || slide != grid.slideMs() || offset != grid.offsetMs()) {
                throw new StateRefusedException(
                        "The windows in the snapshot are "
                                + describe(size, slide, offset)
                                + " and the job's are "
                                + describe(grid.sizeMs(), grid.slideMs(), grid.offsetMs())
                                + ": give the operator another uid to begin anew, or restore with"
                                + " the windows it had");
            }
        }
    }

    private static String describe(long size, long slide, long offset) {
        return size + " ms long, one each " + slide + " ms from " + offset + " ms on";
    }
}
