// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads collections into ones of a shape. */
final class CollectionPlan implements ReadPlan {

    private final Shape shape;
    private final ClassFinder classes;
    private final ReadPlan element;

    CollectionPlan(Shape shape, ClassFinder classes, ReadPlan element) {
        this.shape = shape;
        this.classes = classes;
        this.element = element;
    }

    @Override
    public Object read(ValueInput in) throws IOException {
        Collection<Object> made = Making.collection(shape, classes);
        if (made == null) {
            throw new UnreadableValueException("there is no collection " + shape.className());
        }
        in.enter();
        int count = 0;
        for (long n = in.decoder().readArrayStart(); n != 0; n = in.decoder().arrayNext()) {
            for (long i = 0; i < n; i++) {
                add(made, element.read(in));
                count++;
            }
        }
        in.leave();
        if (made.size() != count) {
            throw new UnreadableValueException(
                    "elements of a " + shape.className() + " have become equal to each other");
        }
        return Making.filled(shape, made);
    }

    private void add(Collection<Object> made, @Nullable Object value)
            throws UnreadableValueException {
        try {
            addNullable(made, value);
        } catch (RuntimeException e) {
            throw new UnreadableValueException(
                    "a " + shape.className() + " does not take what was in it: " + e, e);
        }
    }

    @SuppressWarnings("NullAway") // some collections take null
    private static void addNullable(Collection<Object> made, @Nullable Object value) {
        made.add(value);
    }
}
