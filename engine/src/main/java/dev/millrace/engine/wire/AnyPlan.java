// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads values that say of which type they are. */
final class AnyPlan implements ReadPlan {

    private final Resolution resolution;
    private final Type declared;
    private final String place;

    /** By place of a number: those that are in the file are few, and count from 1 and from -1. */
    private @Nullable ReadPlan[] plans = new ReadPlan[0];

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
        int at = number > 0 ? number << 1 : ~(number << 1);
        ReadPlan plan = at >= 0 && at < plans.length ? plans[at] : null;
        return (plan == null ? plan(number, at) : plan).read(in);
    }

    private ReadPlan plan(int number, int at) throws IOException {
        ReadPlan plan = resolution.ofNumber(number, declared, place);
        if (at >= plans.length) {
            plans = Arrays.copyOf(plans, at + 1);
        }
        plans[at] = plan;
        return plan;
    }
}
