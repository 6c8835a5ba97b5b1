// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decompresses gzip files of any number of members. The JDK's stream takes whatever follows a
 * member and is none as the end, so that a file cut within the header of a later member would look
 * whole; here only zeros, with which archives are padded, may follow.
 */
final class GzipInput extends GZIPInputStream {
    private static final int BUFFER_BYTES = 16 * 1024;

    /** Checksum and length, the end of each member. */
    private static final int TRAILER_BYTES = 8;

    GzipInput(InputStream compressed) throws IOException {
        super(compressed, BUFFER_BYTES);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        if (count < 0) {
            requireNothingFollows();
        }
        return count;
    }

    private void requireNothingFollows() throws IOException {
        for (int i = inf.getRemaining() - TRAILER_BYTES; i > 0; i--) {
            requirePadding(buf[len - i]);
        }
        for (int next = in.read(); next >= 0; next = in.read()) {
            requirePadding(next);
        }
    }

    private static void requirePadding(int value) throws ZipException {
        if (value != 0) {
            throw new ZipException("something that is not gzip follows the compressed data");
        }
    }
}
