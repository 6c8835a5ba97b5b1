// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.Committer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes files visible by renaming them, which happens as a whole or not at all. */
final class FileCommitter implements Committer<StagedFile> {
    private final Path root;

    FileCommitter(Path root) {
        this.root = root;
    }

    @Override
    public void commit(long epoch, List<StagedFile> files) throws IOException {
        Set<Path> changed = new LinkedHashSet<>();
        for (StagedFile file : files) {
            show(file);
            for (Path at = resolve(file.path()).getParent();
                    at != null && at.startsWith(root);
                    at = at.getParent()) {
                changed.add(at);
            }
        }
        for (Path directory : changed) {
            sync(directory);
        }
    }

    private void show(StagedFile file) throws IOException {
        Path hidden = resolve(file.hiddenPath());
        Path visible = resolve(file.path());
        if (Files.exists(visible)) {
            requireShownBefore(file, hidden, visible);
            return;
        }
        if (!Files.exists(hidden) || Files.size(hidden) != file.sizeBytes()) {
            throw new IOException(
                    "Output "
                            + visible
                            + " cannot be committed: "
                            + hidden
                            + " is gone or is not"
                            + " the "
                            + file.sizeBytes()
                            + " bytes that were written. Leave hidden"
                            + " files alone while a job runs");
        }
        Files.move(hidden, visible, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A commit that is asked for again finds its file in place and nothing hidden. */
    private static void requireShownBefore(StagedFile file, Path hidden, Path visible)
            throws IOException {
        if (Files.exists(hidden) || Files.size(visible) != file.sizeBytes()) {
            throw new IOException(
                    "Output "
                            + visible
                            + " was made by somebody else while this job ran, and is"
                            + " not overwritten: choose another directory or prefix");
        }
    }

    private Path resolve(String path) throws IOException {
        Path resolved = root.resolve(path).normalize();
        if (!resolved.startsWith(root)) {
            throw new IOException("Output " + path + " is not within " + root);
        }
        return resolved;
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no directories, and keeps the order of renames by itself.
        }
    }
}
