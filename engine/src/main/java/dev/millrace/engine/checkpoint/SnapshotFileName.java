// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the files of checkpoints are named: by the run and the checkpoint they are written for, so
 * that a name is used once and tells whether its file can still be on its way.
 *
 * @param generation of the run
 * @param epoch of the checkpoint
 * @param participant who writes it, by number
 */
public record SnapshotFileName(long generation, long epoch, int participant) {
    private static final String PREFIX = "files/";
    private static final Pattern SHAPE =
            Pattern.compile(PREFIX + "g([0-9]{1,18})-e([0-9]{1,18})-p([0-9]{1,9})\\.snapshot");

    /** Where the files are in a store. */
    public static String prefix() {
        return PREFIX;
    }

    /** What a name says, or nothing if it is not one of ours. */
    public static Optional<SnapshotFileName> parse(String name) {
        Matcher shape = SHAPE.matcher(name);
        return shape.matches()
                ? Optional.of(
                        new SnapshotFileName(
                                Long.parseLong(shape.group(1)),
                                Long.parseLong(shape.group(2)),
                                Integer.parseInt(shape.group(3))))
                : Optional.empty();
    }

    /** The name in a store. */
    public String text() {
        return PREFIX + "g" + generation + "-e" + epoch + "-p" + participant + ".snapshot";
    }
}
