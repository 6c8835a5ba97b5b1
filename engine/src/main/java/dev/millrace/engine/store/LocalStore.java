// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.seam.Disk;
import dev.millrace.engine.seam.DiskEntry;
import dev.millrace.engine.seam.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in a directory of a local disk. An object is a file of its name. It is written aside, in
 * {@code <name>.<token>.part}, synced, and given its name; then its directory is synced. Files of
 * other shapes are not ours: they are never listed, changed or deleted.
 */
public final class LocalStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);
    private static final String LOCK = "lock";

    private final Disk disk;
    private final String directory;
    private final String run;
    private final AtomicLong outputs = new AtomicLong();
    private final Set<String> madeDirectories = ConcurrentHashMap.newKeySet();
    private @Nullable Closeable lock;

    /**
     * A store in {@code directory}, which is made with the first object.
     *
     * @param random tells what this run writes aside from what others do
     */
    public LocalStore(Disk disk, String directory, RandomGenerator random) {
        this.disk = disk;
        this.directory = directory;
        this.run = HexFormat.of().toHexDigits(random.nextLong());
    }

    @Override
    public String location() {
        return directory;
    }

    @Override
    public StoreOutput create(String name) throws IOException {
        return begin(name);
    }

    @Override
    public boolean putIfAbsent(String name, byte[] content) throws IOException {
        try (LocalOutput output = begin(name)) {
            output.write(content, 0, content.length);
            return output.publishIfAbsent();
        }
    }

    private LocalOutput begin(String name) throws IOException {
        String path = path(name);
        makeDirectoryOf(path);
        String aside = path + PartName.suffix(run, outputs.getAndIncrement());
        return new LocalOutput(disk, path, aside, disk.create(aside));
    }

    @Override
    public void read(String name, long offset, byte[] into, int length) throws IOException {
        disk.read(path(name), offset, into, length);
    }

    @Override
    public long size(String name) throws IOException {
        return disk.size(path(name));
    }

    @Override
    public List<StoredObject> list(String prefix) throws IOException {
        List<StoredObject> found = new ArrayList<>();
        walk(
                prefix,
                file -> {
                    if (ObjectNames.isValid(file.name()) && PartName.parse(file.name()) == null) {
                        found.add(file);
                    }
                });
        return found;
    }

    @Override
    public List<UnfinishedObject> unfinished(String prefix) throws IOException {
        List<UnfinishedObject> found = new ArrayList<>();
        walk(
                prefix,
                file -> {
                    UnfinishedObject unfinished = PartName.parse(file.name());
                    if (unfinished != null) {
                        found.add(unfinished);
                    }
                });
        return found;
    }

    /** Goes through files whose name begins with {@code prefix}, one folder deep. */
    private void walk(String prefix, Consumer<StoredObject> visitor) throws IOException {
        int slash = prefix.lastIndexOf('/');
        String folder = slash < 0 ? "" : prefix.substring(0, slash + 1);
        for (DiskEntry entry : entries(slash < 0 ? directory : path(prefix.substring(0, slash)))) {
            String name = folder + entry.name();
            if (entry.directory() && slash < 0 && name.startsWith(prefix)) {
                walk(name + "/", visitor);
            } else if (!entry.directory() && name.startsWith(prefix) && !name.equals(LOCK)) {
                visitor.accept(new StoredObject(name, entry.sizeBytes()));
            }
        }
    }

    private List<DiskEntry> entries(String path) throws IOException {
        try {
            return disk.list(path);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void delete(Collection<String> names) throws IOException {
        Set<String> changed = new TreeSet<>();
        for (String name : names) {
            deleteIfThere(path(name));
            changed.add(directoryOf(path(name)));
        }
        for (String directory : changed) {
            syncIfThere(directory);
        }
    }

    private void syncIfThere(String path) throws IOException {
        try {
            disk.syncDirectory(path);
        } catch (NoSuchFileException e) {
            // nothing was ever put there
        }
    }

    @Override
    public void discard(UnfinishedObject unfinished) throws IOException {
        deleteIfThere(path(unfinished.name()) + "." + unfinished.token() + PartName.ENDING);
    }

    private void deleteIfThere(String path) throws IOException {
        try {
            disk.delete(path);
        } catch (NoSuchFileException e) {
            // somebody else was faster
        }
    }

    @Override
    public synchronized boolean own() throws IOException {
        if (lock == null) {
            makeDirectoryOf(directory + "/" + LOCK);
            lock = disk.tryLock(directory + "/" + LOCK);
        }
        return lock != null;
    }

    @Override
    public synchronized void close() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    private void makeDirectoryOf(String path) throws IOException {
        String wanted = directoryOf(path);
        if (!madeDirectories.contains(wanted)) {
            disk.createDirectories(wanted);
            syncAbove(wanted);
            madeDirectories.add(wanted);
        }
    }

    /**
     * A new directory lasts when the one above it is synced. An earlier run may have made any of
     * them and died before that, so all are synced, once in a run.
     */
    private void syncAbove(String made) throws IOException {
        for (String at = made; !at.isEmpty(); ) {
            at = directoryOf(at);
            try {
                disk.syncDirectory(at.isEmpty() ? "/" : at);
            } catch (AccessDeniedException e) {
                return; // who may not look into it has not made anything there
            }
        }
    }

    private static String directoryOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private String path(String name) {
        return directory + "/" + ObjectNames.require(name);
    }

    private static final class LocalOutput implements StoreOutput {
        private final Disk disk;
        private final String path;
        private final String aside;
        private final DiskFile file;
        private boolean closed;

        LocalOutput(Disk disk, String path, String aside, DiskFile file) {
            this.disk = disk;
            this.path = path;
            this.aside = aside;
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.append(bytes, offset, length);
        }

        @Override
        public void publish() throws IOException {
            file.sync();
            file.close();
            disk.rename(aside, path);
            closed = true;
            disk.syncDirectory(directoryOf(path));
        }

        boolean publishIfAbsent() throws IOException {
            file.sync();
            file.close();
            boolean done = true;
            try {
                disk.link(aside, path);
            } catch (FileAlreadyExistsException e) {
                done = false;
            } catch (NoSuchFileException e) {
                throw new IOException(aside + " was taken away while it was written", e);
            } catch (IOException e) {
                throw new OutcomeUnknownException(path, e);
            }
            makeNamesLast();
            return done;
        }

        /** Also the name that somebody else has put there: the caller will rely on it. */
        private void makeNamesLast() throws OutcomeUnknownException {
            try {
                disk.syncDirectory(directoryOf(path));
            } catch (IOException e) {
                throw new OutcomeUnknownException(path, e);
            }
        }

        /**
         * What cannot be removed now is found by {@link #unfinished}. It must not fail a put that
         * has succeeded.
         */
        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            try {
                file.close();
                disk.delete(aside);
            } catch (IOException e) {
                LOG.debug("{} is left behind for now: {}", aside, e.toString());
            }
        }
    }
}
