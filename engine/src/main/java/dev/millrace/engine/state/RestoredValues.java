// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.state.RowLayout.Storage;
import dev.millrace.engine.wire.Widening;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Fits the values of a restored slot to what its state is declared to hold now: numbers may become
 * wider, anything else is refused. Values that are objects are told by one of each table, except
 * where numbers are kept as objects, for which of them are wide already is not known then.
 */
final class RestoredValues {
    private final KeyedRows rows;
    private final int slot;

    RestoredValues(KeyedRows rows, int slot) {
        this.rows = rows;
        this.slot = slot;
    }

    /**
     * Fits what is one value.
     *
     * @throws StateRefusedException if one cannot be of that type
     */
    void fit(ElementType type) {
        if (type.held() == Object.class) {
            return;
        }
        for (RowTable table : rows.tables()) {
            PrimitiveKind kind = table == null ? null : table.layout.slot(slot).kind();
            if (table != null && kind != null && kind.boxedClass() != type.held()) {
                fitWords(table, kind, type);
            } else if (table != null) {
                replace(table, type.mayWiden(), type::fitted);
            }
        }
    }

    /** As {@link #fit}, for lists of values. */
    void fitLists(ElementType type) {
        replaceAll(type.mayWiden(), list -> RestoredItems.fitted((List<?>) list, type));
    }

    /** As {@link #fit}, for maps. */
    void fitMaps(MapKeyType keys, ElementType values) {
        replaceAll(
                keys.mayWiden() || values.mayWiden(),
                map -> RestoredItems.fitted((Map<?, ?>) map, keys, values));
    }

    private void replaceAll(boolean each, UnaryOperator<Object> fitted) {
        for (RowTable table : rows.tables()) {
            if (table != null) {
                replace(table, each, fitted);
            }
        }
    }

    private void replace(RowTable table, boolean each, UnaryOperator<Object> fitted) {
        if (table.layout.slot(slot).storage() != Storage.REFERENCE) {
            return;
        }
        for (int row = table.nextRow(RowTable.NO_ROW);
                row != RowTable.NO_ROW;
                row = table.nextRow(row)) {
            Object value = table.refAt(row, slot);
            if (value != null) {
                Object fit = fitted.apply(value);
                if (fit != value) {
                    table.setRef(row, slot, fit);
                }
                if (!each) {
                    return;
                }
            }
        }
    }

    private void fitWords(RowTable table, PrimitiveKind kind, ElementType type) {
        PrimitiveKind wide = PrimitiveKind.of(type.held());
        Function<Number, Object> widening = Widening.between(kind.boxedClass(), type.held());
        if (wide == null || widening == null) {
            if (!type.held().isAssignableFrom(kind.boxedClass())) {
                throw type.misfit(kind.boxedClass());
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
        table.adopt(table.layout.withSlot(slot, table.layout.slot(slot).asWord(wide)));
    }
}
