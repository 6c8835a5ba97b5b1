// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A change to a source file of the engine.
 *
 * @param file below the engine's package, without {@code .java}
 * @param from text that stands in the file exactly once
 * @param to what is to stand in its place
 */
record Edit(String file, String from, String to) {
    private static final Path ENGINE =
            Path.of("../engine/src/main/java/dev/millrace/engine").toAbsolutePath().normalize();

    String className() {
        return "dev.millrace.engine." + file.replace('/', '.');
    }

    /** The text of the file before any change. */
    String original() throws IOException {
        return Files.readString(ENGINE.resolve(file + ".java"));
    }

    /** The text after the change; a change that does not fit any more has to be mended. */
    String in(String source) {
        int at = source.indexOf(from);
        if (at < 0 || source.indexOf(from, at + 1) >= 0) {
            throw new IllegalStateException(
                    "engine/" + file + " does not hold this exactly once: " + from);
        }
        return source.replace(from, to);
    }
}
