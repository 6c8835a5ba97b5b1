// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a trial, below the one for temporary files. */
final class Folders {
    private Folders() {}

    /** A new empty one. */
    static Path fresh(String name) throws IOException {
        return Files.createTempDirectory(name);
    }

    /** Removes one with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
