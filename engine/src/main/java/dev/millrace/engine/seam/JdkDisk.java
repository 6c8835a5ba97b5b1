// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file system of this machine. May be used by any thread. */
public final class JdkDisk implements Disk {
    /** A directory cannot be opened there, so neither can it be synced. */
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    /**
     * Locks held in this process. A second channel on a locked file must not even be opened here:
     * closing it would let go of the first one's lock (POSIX locks belong to the process).
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    @Override
    public void createDirectories(String path) throws IOException {
        Files.createDirectories(Path.of(path));
    }

    @Override
    public DiskFile create(String path) throws IOException {
        return new JdkFile(
                FileChannel.open(
                        Path.of(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public void read(String path, long offset, byte[] into, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ)) {
            if (offset + length > channel.size()) {
                throw new EOFException(path + " ends before byte " + (offset + length));
            }
            ByteBuffer bytes = ByteBuffer.wrap(into, 0, length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new EOFException(path + " was cut off while it was read");
                }
            }
        }
    }

    @Override
    public long size(String path) throws IOException {
        return Files.size(Path.of(path));
    }

    @Override
    public List<DiskEntry> list(String directory) throws IOException {
        try (Stream<Path> paths = Files.list(Path.of(directory))) {
            return paths.flatMap(JdkDisk::entry)
                    .sorted(Comparator.comparing(DiskEntry::name))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Nothing if the file has gone since its name was read. */
    private static Stream<DiskEntry> entry(Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            String name = String.valueOf(path.getFileName());
            return Stream.of(new DiskEntry(name, file.isDirectory(), file.size()));
        } catch (java.nio.file.NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(Path.of(from), Path.of(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void link(String existing, String path) throws IOException {
        try {
            Files.createLink(Path.of(path), Path.of(existing));
        } catch (UnsupportedOperationException e) {
            throw new IOException(
                    path + ": its file system has no hard links, which checkpoints need", e);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Files.delete(Path.of(path));
    }

    @Override
    public void syncDirectory(String path) throws IOException {
        if (WINDOWS) {
            return;
        }
        try (FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public @Nullable Closeable tryLock(String path) throws IOException {
        Path file = Path.of(path).toAbsolutePath();
        Path directory = file.getParent() == null ? file : file.getParent().toRealPath();
        Path real = directory.resolve(String.valueOf(file.getFileName()));
        if (!HELD.add(real)) {
            return null;
        }
        boolean locked = false;
        try {
            @Nullable Closeable lock = lock(real);
            locked = lock != null;
            return lock;
        } finally {
            if (!locked) {
                HELD.remove(real);
            }
        }
    }

    private static @Nullable Closeable lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null
                ? null
                : () -> {
                    channel.close();
                    HELD.remove(file);
                };
    }

    @Override
    public long freeBytes(String directory) throws IOException {
        return Files.getFileStore(Path.of(directory)).getUsableSpace();
    }

    private record JdkFile(FileChannel channel) implements DiskFile {
        @Override
        public void append(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
