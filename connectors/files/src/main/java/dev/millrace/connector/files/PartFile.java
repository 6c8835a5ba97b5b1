// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** A hidden file that is being written. After an error it is gone, and its space is free again. */
final class PartFile {
    /** Few calls to the system, and a hundred open files in a few MB. */
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Path root;
    private final Path file;
    private final StagedFile name;
    private final ChannelOutput disk;
    private final OutputStream out;
    private final long begunMs;
    private long lastWriteMs;
    private boolean writtenSinceLook;

    private PartFile(
            Path root, StagedFile name, ChannelOutput disk, OutputStream out, long begunMs) {
        this.root = root;
        this.file = root.resolve(name.hiddenPath());
        this.name = name;
        this.disk = disk;
        this.out = out;
        this.begunMs = begunMs;
        this.lastWriteMs = begunMs;
    }

    /** Creates a file that is not there yet. */
    static PartFile create(
            Path root, String hiddenPath, String path, boolean compressed, long nowMs)
            throws IOException {
        ChannelOutput disk =
                new ChannelOutput(
                        FileChannel.open(
                                root.resolve(hiddenPath),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE));
        OutputStream buffered = new BufferedOutputStream(disk, BUFFER_BYTES);
        // Its first bytes stay in the buffer, so that this cannot fail with the file left behind.
        OutputStream out = compressed ? new GZIPOutputStream(buffered) : buffered;
        return new PartFile(root, new StagedFile(hiddenPath, path, 0), disk, out, nowMs);
    }

    void write(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw failed(e);
        }
        writtenSinceLook = true;
    }

    /** Size as far as it has reached the disk. */
    long sizeBytes() {
        return disk.sizeBytes;
    }

    /** Whether it is time to finish it. */
    boolean isDue(RollingPolicy policy, long nowMs) {
        if (writtenSinceLook) {
            writtenSinceLook = false;
            lastWriteMs = nowMs;
        }
        return nowMs - begunMs >= policy.maxAge().toMillis()
                || nowMs - lastWriteMs >= policy.maxInactivity().toMillis();
    }

    /** Brings everything to disk. */
    StagedFile finish() throws IOException {
        try {
            if (out instanceof GZIPOutputStream compressing) {
                compressing.finish();
            }
            out.flush();
            disk.channel.force(true);
            disk.channel.close();
            return new StagedFile(name.hiddenPath(), name.path(), disk.sizeBytes);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Gives up what was written. */
    void discard() throws IOException {
        disk.channel.close();
        Files.deleteIfExists(file);
    }

    private IOException failed(IOException cause) throws IOException {
        IOException failure =
                new IOException(
                        "Output "
                                + root.resolve(name.path())
                                + " could not be written: "
                                + cause.getMessage()
                                + ". Free some space or write elsewhere;"
                                + " nothing of this file is visible",
                        cause);
        try {
            discard();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** Writes through to the channel and counts. */
    private static final class ChannelOutput extends OutputStream {
        private final FileChannel channel;
        private long sizeBytes;

        ChannelOutput(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
            while (buffer.hasRemaining()) {
                sizeBytes += channel.write(buffer);
            }
        }
    }
}
