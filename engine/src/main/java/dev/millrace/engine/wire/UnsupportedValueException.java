// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be written into a snapshot. The message names its class, the way to it from
 * the value that was to be written, the reason and the remedy. What was written of it before it was
 * found is of no use.
 */
public final class UnsupportedValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Ways longer than this are those of cycles, and say no more when told in full. */
    private static final int LONGEST_WAY = 300;

    private final String reason;
    private final String remedy;
    private final String way;

    private UnsupportedValueException(
            String reason, String remedy, String way, @Nullable Throwable cause) {
        super(reason + (way.isEmpty() ? "" : ", met at " + shortened(way)) + "; " + remedy, cause);
        this.reason = reason;
        this.remedy = remedy;
        this.way = way;
    }

    static UnsupportedValueException of(String reason, String remedy) {
        return new UnsupportedValueException(reason, remedy, "", null);
    }

    static UnsupportedValueException ofClass(Class<?> type, String reason) {
        return of(
                "values of class " + type.getName() + " cannot be written: " + reason,
                "make it a record, or a class with a constructor without arguments, or register a"
                        + " serializer for it:"
                        + " StreamExecutionEnvironment.registerTypeSerializer("
                        + type.getSimpleName()
                        + ".class, ...)");
    }

    /** Returns the same complaint about what was met by one step more. */
    UnsupportedValueException within(String step) {
        String longer = way.isEmpty() ? step : step + " > " + way;
        return new UnsupportedValueException(reason, remedy, longer, getCause());
    }

    UnsupportedValueException causedBy(Throwable cause) {
        return new UnsupportedValueException(reason, remedy, way, cause);
    }

    private static String shortened(String way) {
        return way.length() <= LONGEST_WAY ? way : way.substring(0, LONGEST_WAY) + " ...";
    }
}
