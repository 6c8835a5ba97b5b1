// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a Flink user gives to a job that is to go on: the newest checkpoint of all its runs.
 */
final class NewestCheckpoint {
    private NewestCheckpoint() {}

    /** In a folder of checkpoints, if there is one. */
    static Optional<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.find(folder, 3, (path, unused) -> isMetadata(path))) {
            return files.max(Comparator.comparing(NewestCheckpoint::written)).map(Path::getParent);
        }
    }

    private static boolean isMetadata(Path path) {
        return path.endsWith("_metadata");
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
