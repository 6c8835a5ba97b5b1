// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values that say of which type they are. */
final class AnyPlan implements ReadPlan {

    private final Resolution resolution;
    private final Type declared;
    private final String place;
    private final Map<Integer, ReadPlan> byNumber = new HashMap<>();

    AnyPlan(Resolution resolution, Type declared, String place) {
        this.resolution = resolution;
        this.declared = declared;
        this.place = place;
    }

    @Override
    public @Nullable Object read(ValueInput in) throws IOException {
        int length = in.readLength(place);
        return length == 0 ? null : readNumbered(in);
    }

    /** Reads a value behind the number of its type, or null. */
    @Nullable Object readNumbered(ValueInput in) throws IOException {
        int number = in.decoder().readInt();
        if (number == 0) {
            return null;
        }
        ReadPlan plan = byNumber.get(number);
        if (plan == null) {
            plan = resolution.ofNumber(number, declared, place);
            byNumber.put(number, plan);
        }
        return plan.read(in);
    }
}
