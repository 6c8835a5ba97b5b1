// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a sink's files: {@code hourly-<subtask>-<number>.csv}, hidden as {@code
 * .hourly-<subtask>-<number>.csv.inprogress} until it is complete.
 *
 * @param prefix what they begin with
 * @param suffix what they end with, with its dot
 */
record FileNames(String prefix, String suffix) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final String HIDDEN_END = ".inprogress";

    FileNames {
        if (!PLAIN.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "A prefix is made of letters, digits, '_', '.' and '-' and begins with one of"
                            + " the first two; '"
                            + prefix
                            + "' is not");
        }
    }

    String visible(int subtask, long number) {
        return prefix + "-" + subtask + "-" + number + suffix;
    }

    static String hidden(String visible) {
        return "." + visible + HIDDEN_END;
    }

    String lock(int subtask) {
        return "." + prefix + "-" + subtask + ".lock";
    }

    /** Whose file of this prefix it is, whatever its suffix. */
    record Owner(int subtask, long number) {}

    /** Whose visible file {@code name} is, null if it is none of this prefix. */
    @Nullable Owner ownerOfVisible(String name) {
        return ownerOf(name, "", "\\..*");
    }

    /** Whose hidden file {@code name} is, null if it is none of this prefix. */
    @Nullable Owner ownerOfHidden(String name) {
        return ownerOf(name, "\\.", "\\..*" + Pattern.quote(HIDDEN_END));
    }

    private @Nullable Owner ownerOf(String name, String before, String after) {
        Matcher matcher =
                Pattern.compile(before + Pattern.quote(prefix) + "-(\\d{1,9})-(\\d{1,18})" + after)
                        .matcher(name);
        return matcher.matches()
                ? new Owner(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)))
                : null;
    }
}
