// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import dev.millrace.engine.seam.DiskOperation.Kind;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated disk in the hands of processes that all end at the same crash. */
final class SimulatedMount implements Disk {
    private final SimulatedDisk disk;
    private boolean ended;

    SimulatedMount(SimulatedDisk disk) {
        this.disk = disk;
    }

    void end() {
        ended = true;
    }

    @Override
    public void createDirectories(String path) throws IOException {
        begin(Kind.CREATE_DIRECTORY, path);
        disk.makeDirectory(path);
    }

    @Override
    public DiskFile create(String path) throws IOException {
        begin(Kind.CREATE, path);
        SimulatedFile file = new SimulatedFile();
        namesBeside(path).add(SimulatedDisk.nameOf(path), path, file);
        return new OpenFile(path, file);
    }

    @Override
    public void read(String path, long offset, byte[] into, int length) throws IOException {
        begin(Kind.READ, path);
        SimulatedFile file = file(path);
        if (offset + length > file.size()) {
            throw new EOFException(path + " ends before byte " + (offset + length));
        }
        System.arraycopy(file.bytes(), (int) offset, into, 0, length);
    }

    @Override
    public long size(String path) throws IOException {
        begin(Kind.LIST, path);
        return file(path).size();
    }

    @Override
    public List<DiskEntry> list(String directory) throws IOException {
        begin(Kind.LIST, directory);
        return disk.names(directory).files().entrySet().stream()
                .map(
                        named ->
                                new DiskEntry(
                                        named.getKey(),
                                        named.getValue() == SimulatedNames.DIRECTORY,
                                        named.getValue().size()))
                .toList();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        requireOneDirectory(from, to);
        begin(Kind.RENAME, to);
        namesBeside(to).rename(SimulatedDisk.nameOf(from), SimulatedDisk.nameOf(to), file(from));
    }

    @Override
    public void link(String existing, String path) throws IOException {
        requireOneDirectory(existing, path);
        begin(Kind.LINK, path);
        namesBeside(path).add(SimulatedDisk.nameOf(path), path, file(existing));
    }

    @Override
    public void delete(String path) throws IOException {
        begin(Kind.DELETE, path);
        file(path);
        namesBeside(path).remove(SimulatedDisk.nameOf(path));
    }

    @Override
    public void syncDirectory(String path) throws IOException {
        begin(Kind.SYNC_DIRECTORY, path);
        disk.names(path).sync();
    }

    @Override
    public @Nullable Closeable tryLock(String path) throws IOException {
        begin(Kind.LOCK, path);
        SimulatedNames names = namesBeside(path);
        if (names.find(SimulatedDisk.nameOf(path)) == null) {
            names.add(SimulatedDisk.nameOf(path), path, new SimulatedFile());
        }
        if (disk.locks().putIfAbsent(path, this) != null) {
            return null;
        }
        return () -> disk.locks().remove(path, this);
    }

    @Override
    public long freeBytes(String directory) throws IOException {
        begin(Kind.LIST, directory);
        return disk.freeBytes();
    }

    private @Nullable DiskFault begin(Kind kind, String path) throws IOException {
        if (ended) {
            throw new SimulatedCrash("the process is gone: " + kind + " " + path);
        }
        return disk.begin(kind, path);
    }

    private SimulatedFile file(String path) throws IOException {
        if (!disk.isDirectory(SimulatedDisk.directoryOf(path))) {
            throw new NoSuchFileException(path);
        }
        return namesBeside(path).get(SimulatedDisk.nameOf(path), path);
    }

    private SimulatedNames namesBeside(String path) throws IOException {
        return disk.names(SimulatedDisk.directoryOf(path));
    }

    private static void requireOneDirectory(String from, String to) {
        if (!SimulatedDisk.directoryOf(from).equals(SimulatedDisk.directoryOf(to))) {
            throw new IllegalArgumentException(from + " and " + to + " are not in one directory");
        }
    }

    private final class OpenFile implements DiskFile {
        private final String path;
        private final SimulatedFile file;
        private boolean closed;

        OpenFile(String path, SimulatedFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void append(byte[] bytes, int offset, int length) throws IOException {
            requireOpen();
            boolean full = begin(Kind.APPEND, path) != null;
            int written = full ? disk.drawPart(length) : disk.room(length);
            file.append(bytes, offset, written);
            if (full || written < length) {
                throw SimulatedDisk.failure(DiskFault.ENOSPC, path);
            }
        }

        @Override
        public void sync() throws IOException {
            requireOpen();
            if (begin(Kind.SYNC, path) != null) {
                file.loseUnsynced();
                throw SimulatedDisk.failure(DiskFault.SYNC_LOST, path);
            }
            file.sync();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                begin(Kind.CLOSE, path);
            }
        }

        private void requireOpen() throws IOException {
            if (closed) {
                throw new IOException(path + " is closed");
            }
        }
    }
}
