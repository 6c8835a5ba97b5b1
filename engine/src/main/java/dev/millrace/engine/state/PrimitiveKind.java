// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import org.jspecify.annotations.Nullable;

/** The types whose values fit in a long, and so live in a row without an object of their own. */
enum PrimitiveKind {
    LONG(Long.class, true),
    INTEGER(Integer.class, true),
    SHORT(Short.class, true),
    BYTE(Byte.class, true),
    CHARACTER(Character.class, true),
    BOOLEAN(Boolean.class, false),
    /** As raw bits, so that each NaN comes back as it was. */
    DOUBLE(Double.class, false),
    /** As raw bits, so that each NaN comes back as it was. */
    FLOAT(Float.class, false);

    private final Class<?> boxedClass;
    private final boolean isKey;

    PrimitiveKind(Class<?> boxedClass, boolean isKey) {
        this.boxedClass = boxedClass;
        this.isKey = isKey;
    }

    Class<?> boxedClass() {
        return boxedClass;
    }

    /** Returns whether keys of this kind are equal exactly when their bits are. */
    boolean isKey() {
        return isKey;
    }

    /** Returns the kind of values of {@code type}, or null when they do not fit in a long. */
    static @Nullable PrimitiveKind of(Class<?> type) {
        for (PrimitiveKind kind : values()) {
            if (kind.boxedClass == type) {
                return kind;
            }
        }
        return null;
    }

    /** Returns the bits of a value of any kind. */
    static long bitsOf(Object value) {
        if (value instanceof Long v) {
            return v;
        }
        if (value instanceof Integer v) {
            return v;
        }
        if (value instanceof Double v) {
            return Double.doubleToRawLongBits(v);
        }
        return bitsOfRare(value);
    }

    private static long bitsOfRare(Object value) {
        if (value instanceof Boolean v) {
            return v ? 1 : 0;
        }
        if (value instanceof Short v) {
            return v;
        }
        if (value instanceof Byte v) {
            return v;
        }
        if (value instanceof Character v) {
            return v;
        }
        return Float.floatToRawIntBits((Float) value);
    }

    /** Returns the value with these bits. */
    Object box(long bits) {
        if (this == LONG) {
            return bits;
        }
        return switch (this) {
            case LONG -> bits;
            case INTEGER -> (int) bits;
            case SHORT -> (short) bits;
            case BYTE -> (byte) bits;
            case CHARACTER -> (char) bits;
            case BOOLEAN -> bits != 0;
            case DOUBLE -> Double.longBitsToDouble(bits);
            case FLOAT -> Float.intBitsToFloat((int) bits);
        };
    }
}
