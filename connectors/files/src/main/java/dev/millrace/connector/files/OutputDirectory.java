// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.connector.files.FileNames.Owner;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a directory that one writer may touch: the files of its prefix whose subtask number,
 * modulo the parallelism, is its own. So every file of an earlier run, at whatever parallelism, is
 * looked at by exactly one writer of this run.
 */
final class OutputDirectory implements Closeable {
    private final Path root;
    private final FileNames names;
    private final int subtask;
    private final int parallelism;
    private final DirectoryLock lock;
    private final List<Path> outdated = new ArrayList<>();
    private long nextNumber;

    private OutputDirectory(
            Path root, FileNames names, int subtask, int parallelism, DirectoryLock lock) {
        this.root = root;
        this.names = names;
        this.subtask = subtask;
        this.parallelism = parallelism;
        this.lock = lock;
    }

    /**
     * Makes the directory if need be, removes what a killed run left half-written, and deals with
     * the complete files of earlier runs.
     *
     * @throws IOException if the directory cannot be written, another job writes there, or there
     *     are files that may be neither replaced nor kept
     */
    static OutputDirectory claim(
            Path root, FileNames names, ExistingFiles existing, int subtask, int parallelism)
            throws IOException {
        create(root);
        DirectoryLock lock = DirectoryLock.take(root.resolve(names.lock(subtask)));
        OutputDirectory directory = new OutputDirectory(root, names, subtask, parallelism, lock);
        try {
            directory.clear(existing);
            return directory;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static void create(Path root) throws IOException {
        try {
            Files.createDirectories(root);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "Output " + root + " is a file: name a directory to write into", e);
        } catch (IOException e) {
            throw new IOException(
                    "Output directory "
                            + root
                            + " cannot be made: give this user the right to"
                            + " write there, or choose another",
                    e);
        }
    }

    private void clear(ExistingFiles existing) throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            Owner leftBy = names.ownerOfHidden(name);
            if (leftBy != null && isOwn(leftBy)) {
                Files.delete(file);
            }
            Owner owner = names.ownerOfVisible(name);
            if (owner != null && isOwn(owner)) {
                meet(file, owner, existing);
            }
        }
    }

    private List<Path> files() throws IOException {
        FilesThere there = new FilesThere();
        Files.walkFileTree(root, there);
        return there.paths.stream().sorted().toList();
    }

    /** Other writers make and remove files meanwhile: what is gone when looked at is not there. */
    private static final class FilesThere extends SimpleFileVisitor<Path> {
        private final List<Path> paths = new ArrayList<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                paths.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    private boolean isOwn(Owner owner) {
        return owner.subtask() % parallelism == subtask;
    }

    private void meet(Path file, Owner owner, ExistingFiles existing) throws IOException {
        switch (existing) {
            case REFUSE ->
                    throw new IOException(
                            "Output directory "
                                    + root
                                    + " already holds "
                                    + root.relativize(file)
                                    + " of an earlier run: choose an empty directory, remove these"
                                    + " files, or say overwrite() or append()");
            case REPLACE -> outdated.add(file);
            case KEEP -> nextNumber = Math.max(nextNumber, owner.number() + 1);
        }
    }

    /**
     * Begins a file.
     *
     * @param bucket the directory it belongs into, relative to this one; empty for this one
     * @throws IllegalArgumentException if the bucket is not within this directory
     */
    PartFile begin(String bucket, boolean compressed, long nowMs) throws IOException {
        String name = names.visible(subtask, nextNumber);
        String directory = bucket.isEmpty() ? "" : BucketPath.checked(bucket) + "/";
        Files.createDirectories(root.resolve(directory));
        PartFile part =
                PartFile.create(
                        root,
                        directory + FileNames.hidden(name),
                        directory + name,
                        compressed,
                        nowMs);
        nextNumber++;
        return part;
    }

    /** Removes the files of earlier runs that those of this one replace. */
    void removeOutdated() throws IOException {
        for (Path file : outdated) {
            Files.deleteIfExists(file);
        }
        outdated.clear();
    }

    /** Removes a file that will not be committed. */
    void discard(StagedFile file) throws IOException {
        Files.deleteIfExists(root.resolve(file.hiddenPath()));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
