// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Adds two values of a field, in the field's own type. */
final class FieldSum {

    private FieldSum() {}

    /**
     * The sum of {@code a} and {@code b}.
     *
     * @throws ArithmeticException if a whole number overflows its type
     * @throws IllegalArgumentException if they are no numbers, or of two types
     */
    static Object of(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Math.addExact(x, y);
        }
        if (a instanceof Integer x && b instanceof Integer y) {
            return Math.addExact(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        if (a instanceof Float x && b instanceof Float y) {
            return x + y;
        }
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.add(y);
        }
        if (a instanceof BigInteger x && b instanceof BigInteger y) {
            return x.add(y);
        }
        return ofSmall(a, b);
    }

    private static Object ofSmall(Object a, Object b) {
        if (a instanceof Short x && b instanceof Short y) {
            return (short) inRange(x + y, Short.MIN_VALUE, Short.MAX_VALUE, "short");
        }
        if (a instanceof Byte x && b instanceof Byte y) {
            return (byte) inRange(x + y, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
        }
        throw new IllegalArgumentException(
                "Cannot add "
                        + a.getClass().getName()
                        + " and "
                        + b.getClass().getName()
                        + "; sum works on a field that holds a number");
    }

    private static int inRange(int sum, int min, int max, String type) {
        if (sum < min || sum > max) {
            throw new ArithmeticException(type + " overflow");
        }
        return sum;
    }
}
