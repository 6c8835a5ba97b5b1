// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.connector.files.csv.CsvOutput;
import dev.millrace.connector.files.format.RecordEncoder;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * One CSV file that is begun with its first line under a hidden name, and gets its own when it is
 * complete.
 */
final class RejectedFile implements Closeable {
    private static final CsvOutput<RejectedLine> FORMAT = CsvOutput.of(RejectedLine.class);

    private final Path file;
    private final Path hidden;
    private final RecordEncoder<RejectedLine> encoder = FORMAT.newEncoder();
    private @Nullable BufferedWriter writer;

    RejectedFile(Path file) {
        this.file = file;
        this.hidden = file.resolveSibling("." + file.getFileName() + ".inprogress");
    }

    void write(RejectedLine line) throws Exception {
        if (writer == null) {
            writer = Files.newBufferedWriter(hidden);
            writer.write(FORMAT.header());
        }
        writer.write(encoder.encode(line));
    }

    /** Puts the file in the place of one that an earlier run left, if that is there. */
    void complete() throws IOException {
        if (writer == null) {
            Files.deleteIfExists(file);
        } else {
            writer.close();
            writer = null;
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes what is not complete. */
    @Override
    public void close() throws IOException {
        if (writer != null) {
            Files.deleteIfExists(hidden);
            writer.close();
        }
    }
}
