// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files a source reads.
 *
 * @param roots files and directories, in the order they are read
 * @param glob what the names of files in directories must match
 * @param recursive whether to look into the directories of directories
 */
record FileSelection(List<Path> roots, String glob, boolean recursive) {
    /** How programs name what they have not finished writing. */
    private static final Set<String> UNFINISHED =
            Set.of(".tmp", ".temp", ".part", ".partial", ".inprogress", ".crdownload", ".swp", "~");

    FileSelection {
        roots = List.copyOf(roots);
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("Name at least one file or directory to read");
        }
        matcher(glob);
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    /**
     * The files there are now, those of a directory in the order of their paths.
     *
     * @throws IOException if a root is missing or cannot be read; the message names it and says
     *     what to do
     */
    List<FileSplit> list() throws IOException {
        List<FileSplit> found = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                addFilesOf(root, found);
            } else {
                found.add(splitOf(root));
            }
        }
        return found;
    }

    private void addFilesOf(Path directory, List<FileSplit> found) throws IOException {
        PathMatcher matcher = matcher(glob);
        try (Stream<Path> paths = Files.walk(directory, recursive ? Integer.MAX_VALUE : 1)) {
            List<Path> files =
                    paths.filter(path -> !isHiddenWithin(directory, path))
                            .filter(path -> isFinished(path.getFileName().toString()))
                            .filter(path -> matcher.matches(path.getFileName()))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
            for (Path file : files) {
                addIfThere(file, found);
            }
        } catch (UncheckedIOException e) {
            throw unreadable(directory, e);
        } catch (AccessDeniedException e) {
            throw unreadable(directory, e);
        }
    }

    /** A file that goes away between listing and looking was not finished. */
    private static void addIfThere(Path file, List<FileSplit> found) throws IOException {
        if (Files.exists(file)) {
            found.add(splitOf(file));
        }
    }

    private static FileSplit splitOf(Path file) throws IOException {
        try {
            FileStamp stamp = FileStamp.of(file);
            if (!Files.isRegularFile(file)) {
                throw new IOException(
                        "Input " + file + " is neither a file nor a directory: name one of these");
            }
            if (!Files.isReadable(file)) {
                throw unreadable(file, new AccessDeniedException(file.toString()));
            }
            return FileSplit.whole(file.toString(), stamp);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "Input "
                            + file
                            + " does not exist: check the path, looked at from "
                            + Path.of("").toAbsolutePath(),
                    e);
        } catch (AccessDeniedException e) {
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path path, Exception cause) {
        return new IOException(
                "Input " + path + " cannot be read: give this user the right to read it", cause);
    }

    private static boolean isHiddenWithin(Path directory, Path path) {
        for (Path name : directory.relativize(path)) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFinished(String name) {
        return UNFINISHED.stream().noneMatch(name::endsWith);
    }
}
