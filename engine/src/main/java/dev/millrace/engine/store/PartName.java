// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a file is named that is still being written. */
final class PartName {
    static final String ENDING = ".part";

    /** The run that writes it, and the how many-th of that run it is. */
    private static final Pattern SHAPE =
            Pattern.compile("(?<name>.+)\\.(?<token>[0-9a-f]{16}-[0-9]+)\\.part");

    private PartName() {}

    static String suffix(String run, long number) {
        return "." + run + "-" + number + ENDING;
    }

    static @Nullable UnfinishedObject parse(String file) {
        Matcher shape = SHAPE.matcher(file);
        return shape.matches() && ObjectNames.isValid(shape.group("name"))
                ? new UnfinishedObject(shape.group("name"), shape.group("token"))
                : null;
    }
}
