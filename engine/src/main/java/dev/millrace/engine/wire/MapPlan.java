// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads maps into ones of a shape. */
final class MapPlan implements ReadPlan {

    private final Shape shape;
    private final ClassFinder classes;
    private final ReadPlan key;
    private final ReadPlan value;

    MapPlan(Shape shape, ClassFinder classes, ReadPlan key, ReadPlan value) {
        this.shape = shape;
        this.classes = classes;
        this.key = key;
        this.value = value;
    }

    @Override
    public Object read(ValueInput in) throws IOException {
        Map<Object, Object> made = Making.map(shape, classes);
        if (made == null) {
            throw new UnreadableValueException("there is no map " + shape.className());
        }
        in.enter();
        int count = 0;
        for (long n = in.decoder().readArrayStart(); n != 0; n = in.decoder().arrayNext()) {
            for (long i = 0; i < n; i++) {
                put(made, key.read(in), value.read(in));
                count++;
            }
        }
        in.leave();
        if (made.size() != count) {
            throw new UnreadableValueException(
                    "keys of a " + shape.className() + " have become equal to each other");
        }
        return Making.filled(shape, made);
    }

    private void put(Map<Object, Object> made, @Nullable Object k, @Nullable Object v)
            throws UnreadableValueException {
        try {
            putNullable(made, k, v);
        } catch (RuntimeException e) {
            throw new UnreadableValueException(
                    "a " + shape.className() + " does not take what was in it: " + e, e);
        }
    }

    @SuppressWarnings("NullAway") // some maps take null
    private static void putNullable(
            Map<Object, Object> made, @Nullable Object k, @Nullable Object v) {
        made.put(k, v);
    }
}
