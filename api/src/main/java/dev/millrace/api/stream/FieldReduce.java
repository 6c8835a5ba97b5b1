// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.ReduceFunction;
import java.io.Serializable;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reduces by one field of the records. Each subtask has a copy, because it keeps the field found.
 */
final class FieldReduce<T> implements ReduceFunction<T>, Serializable {
    private static final long serialVersionUID = 1L;

    /** What becomes of the field. */
    enum Kind {
        /** The sum, in the first record. */
        SUM(FieldSum::of),
        /** The lesser one, in the first record. */
        MIN((a, b) -> compare(b, a) < 0 ? b : a),
        /** The greater one, in the first record. */
        MAX((a, b) -> compare(b, a) > 0 ? b : a),
        /** The record that holds the lesser one. */
        MIN_BY(MIN.choice),
        /** The record that holds the greater one. */
        MAX_BY(MAX.choice);

        private final BinaryOperator<Object> choice;

        Kind(BinaryOperator<Object> choice) {
            this.choice = choice;
        }

        boolean keepsWholeRecords() {
            return this == MIN_BY || this == MAX_BY;
        }
    }

    private final Kind kind;
    private final String name;
    private transient @Nullable FieldAccess field;

    FieldReduce(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    @Override
    @SuppressWarnings("unchecked") // a record with another value of a field is of the same class
    public T reduce(T first, T second) throws Exception {
        FieldAccess access = fieldOf(first);
        Object before = access.get(first);
        Object after = kind.choice.apply(before, fieldOf(second).get(second));
        if (after == before) {
            return first;
        }
        return kind.keepsWholeRecords() ? second : (T) access.with(first, after);
    }

    private FieldAccess fieldOf(T owner) {
        FieldAccess known = field;
        if (known == null || known.owner() != owner.getClass()) {
            known = FieldAccess.of(owner.getClass(), name);
            field = known;
        }
        return known;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof Comparable<?> comparable) {
            return ((Comparable<Object>) comparable).compareTo(b);
        }
        throw new IllegalArgumentException(
                "A value of " + a.getClass().getName() + " has no order; it is not Comparable");
    }
}
