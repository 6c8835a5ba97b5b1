// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;

/** The bytes of one file, decompressed if it is a gzip file. */
final class FileContent implements Closeable {
    private static final int GZIP_MAGIC = 0x1f8b;

    /** Decompressed in well under a millisecond. */
    private static final int SKIPPED_BYTES = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final FileProgress progress;
    private final boolean compressed;
    private final InputStream raw = new ChannelInput();
    private InputStream stream;

    /** Bytes given out or skipped, counted in the decompressed file. */
    private long offset;

    private FileContent(Path file, FileChannel channel, FileProgress progress) throws IOException {
        this.file = file;
        this.channel = channel;
        this.progress = progress;
        this.compressed = isCompressed();
        this.stream = compressed ? new GzipInput(raw) : raw;
    }

    /**
     * Opens a file at its beginning.
     *
     * @throws IOException if it cannot be opened, or is named as a gzip file and is none
     */
    static FileContent open(Path file, FileProgress progress) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileContent(file, channel, progress);
        } catch (EOFException | ZipException e) {
            channel.close();
            throw damaged(file, 0, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private boolean isCompressed() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(2);
        int count = fromDisk(start, 0);
        boolean magic = count == 2 && (start.getShort(0) & 0xffff) == GZIP_MAGIC;
        if (!magic && file.toString().endsWith(".gz") && channel.size() > 0) {
            throw new IOException(
                    "Input " + file + " is named .gz but is not a gzip file: rename it");
        }
        return magic;
    }

    private int fromDisk(ByteBuffer into, long position) throws IOException {
        try {
            return channel.read(into, position);
        } catch (IOException e) {
            throw new IOException(
                    "Input "
                            + file
                            + " cannot be read after "
                            + position
                            + " bytes: "
                            + e.getMessage()
                            + ". Look after its disk, or read a copy",
                    e);
        }
    }

    long offset() {
        return offset;
    }

    /** Reads up to {@code length} bytes; -1 at the end. */
    int read(byte[] into, int from, int length) throws IOException {
        try {
            int count = stream.read(into, from, length);
            offset += Math.max(count, 0);
            return count;
        } catch (EOFException | ZipException e) {
            throw damaged(file, offset, e);
        }
    }

    /**
     * Moves towards {@code target}, which is not before the offset; in a compressed file by no more
     * than a block, as it has to be decompressed.
     *
     * @return whether it has arrived
     * @throws IOException if the file ends before it
     */
    boolean skipTowards(long target) throws IOException {
        if (!compressed && offset < target) {
            requireReachable(target <= channel.size(), target);
            channel.position(target);
            progress.read(target - offset);
            offset = target;
        }
        if (offset < target) {
            byte[] scratch = new byte[(int) Math.min(SKIPPED_BYTES, target - offset)];
            requireReachable(read(scratch, 0, scratch.length) >= 0, target);
        }
        return offset == target;
    }

    /** Goes back to the beginning. */
    void rewind() throws IOException {
        progress.read(-channel.position());
        channel.position(0);
        stream = compressed ? new GzipInput(raw) : raw;
        offset = 0;
    }

    private void requireReachable(boolean reachable, long target) throws IOException {
        if (!reachable) {
            throw new IOException(
                    "Input "
                            + file
                            + " ends before byte "
                            + target
                            + ", up to which it was read"
                            + " before: it was changed, put the former file back");
        }
    }

    private static IOException damaged(Path file, long offset, IOException cause) {
        return new IOException(
                "Input "
                        + file
                        + " is a damaged or truncated gzip file after "
                        + offset
                        + " decompressed bytes: "
                        + cause.getMessage()
                        + ". Fetch the file again",
                cause);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        channel.close();
    }

    /** The file as it is on disk, counted. */
    private final class ChannelInput extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            long position = channel.position();
            int count = fromDisk(ByteBuffer.wrap(into, from, length), position);
            if (count > 0) {
                channel.position(position + count);
                progress.read(count);
            }
            return count;
        }

        /** The gzip stream looks for a further member only where this is above zero. */
        @Override
        public int available() throws IOException {
            return (int) Math.min(Integer.MAX_VALUE, channel.size() - channel.position());
        }
    }
}
