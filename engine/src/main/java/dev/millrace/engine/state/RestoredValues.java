// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.state.RowLayout.Storage;
import dev.millrace.engine.wire.Widening;
import java.util.function.Function;

/**
 * Fits the values of a restored slot to the class that its state is declared with now: numbers may
 * become wider, anything else is refused. Values that are objects are told by one of each table,
 * except where numbers are kept as objects, for which of them are wide already is not known then.
 */
final class RestoredValues {
    private final String state;
    private final int slot;
    private final Class<?> declared;

    RestoredValues(String state, int slot, Class<?> declared) {
        this.state = state;
        this.slot = slot;
        this.declared = declared;
    }

    /**
     * Goes through all tables.
     *
     * @throws StateRefusedException if a value cannot be one of the declared class
     */
    void fit(KeyedRows rows) {
        for (RowTable table : rows.tables()) {
            if (table != null) {
                fit(table);
            }
        }
    }

    private void fit(RowTable table) {
        RowLayout.Cell cell = table.layout.slot(slot);
        PrimitiveKind kind = cell.kind();
        if (kind != null && kind.boxedClass() != declared) {
            fitWords(table, cell, kind);
        } else if (cell.storage() == Storage.REFERENCE) {
            fitReferences(table);
        }
    }

    private void fitWords(RowTable table, RowLayout.Cell cell, PrimitiveKind kind) {
        PrimitiveKind wide = PrimitiveKind.of(declared);
        Function<Number, Object> widening = Widening.between(kind.boxedClass(), declared);
        if (wide == null || widening == null) {
            if (!declared.isAssignableFrom(kind.boxedClass())) {
                throw refusal(kind.boxedClass());
            }
            return;
        }
        int offset = table.layout.wordOffsets()[slot];
        for (int row = table.nextRow(RowTable.NO_ROW);
                row != RowTable.NO_ROW;
                row = table.nextRow(row)) {
            if (table.isPresent(row, slot)) {
                int at = row * table.wordStride + offset;
                Number narrow = (Number) kind.box(table.words[at]);
                table.words[at] = PrimitiveKind.bitsOf(widening.apply(narrow));
            }
        }
        table.adopt(table.layout.withSlot(slot, cell.asWord(wide)));
    }

    private void fitReferences(RowTable table) {
        boolean isNumber = Number.class.isAssignableFrom(declared);
        for (int row = table.nextRow(RowTable.NO_ROW);
                row != RowTable.NO_ROW;
                row = table.nextRow(row)) {
            Object value = table.refAt(row, slot);
            if (value != null) {
                fitReference(table, row, value);
                if (!isNumber) {
                    return;
                }
            }
        }
    }

    private void fitReference(RowTable table, int row, Object value) {
        if (!declared.isInstance(value)) {
            table.setRef(row, slot, widened(value));
        }
    }

    private Object widened(Object value) {
        Function<Number, Object> widening = Widening.between(value.getClass(), declared);
        if (widening == null) {
            throw refusal(value.getClass());
        }
        return widening.apply((Number) value);
    }

    private StateRefusedException refusal(Class<?> written) {
        return new StateRefusedException(
                "state '"
                        + state
                        + "' holds "
                        + written.getName()
                        + " in the snapshot that was restored and is declared to hold "
                        + declared.getName()
                        + " now; declare it as it was, or give the new one another name");
    }
}
