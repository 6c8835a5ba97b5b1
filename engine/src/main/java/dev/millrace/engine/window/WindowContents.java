// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.state.KeyedRows;

/** What a window of a key keeps of its records. Stateless: the content itself lies in a row. */
interface WindowContents {

    /** What the content is to a reader of a snapshot. */
    ColumnKind kind();

    /** Fits contents that were restored into a slot to what they are now. */
    default void fitRestored(KeyedRows rows, int slot) {}

    /** Content of one record. */
    Object of(Object value, long timestamp) throws Exception;

    /** Content with one more record; {@code content} may be changed in place. */
    Object with(Object content, Object value, long timestamp) throws Exception;

    /** Content of both windows; either may be changed in place, and neither is used any more. */
    Object merge(Object earlier, Object later) throws Exception;

    /** Emits the results of a firing. */
    void emit(PaneKey pane, Firing firing, Object content, WindowResults results);
}
