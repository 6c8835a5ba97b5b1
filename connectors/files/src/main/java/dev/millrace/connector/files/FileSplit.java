// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files;

import dev.millrace.api.connector.SourceSplit;
import java.util.Objects;

/**
 * One file and the position reached in it.
 *
 * @param path where it is
 * @param stamp what it looked like when it was found
 * @param offset bytes before the next record, counted in the decompressed file; 0 at the beginning
 * @param line the line the next record begins at, 1-based
 */
public record FileSplit(String path, FileStamp stamp, long offset, long line)
        implements SourceSplit {

    public FileSplit {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(stamp, "stamp");
        if (offset < 0 || line < 1) {
            throw new IllegalArgumentException(
                    path + ": offset " + offset + ", line " + line + " is no position");
        }
    }

    /** The whole file. */
    static FileSplit whole(String path, FileStamp stamp) {
        return new FileSplit(path, stamp, 0, 1);
    }

    FileSplit at(long offset, long line) {
        return new FileSplit(path, stamp, offset, line);
    }

    boolean isAtBeginning() {
        return offset == 0;
    }

    @Override
    public String splitId() {
        return path;
    }
}
