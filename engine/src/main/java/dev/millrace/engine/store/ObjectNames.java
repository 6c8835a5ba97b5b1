// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import java.util.regex.Pattern;

/** Which names an object may have: none that leads out of the store, on any system. */
final class ObjectNames {
    private static final String WORD = "[a-z0-9_-][a-z0-9._-]{0,120}";
    private static final Pattern VALID = Pattern.compile(WORD + "(/" + WORD + ")?");

    private ObjectNames() {}

    static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    static String require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "\""
                            + name
                            + "\" is not the name of an object: one or two words of a-z 0-9 . _ -");
        }
        return name;
    }
}
