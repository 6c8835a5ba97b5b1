// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes lines that are no departures to {@code rejected.csv} and remembers the first few. For one
 * subtask; what it remembers any thread may ask for.
 */
final class RejectedLines implements Sink<RejectedLine> {
    static final String FILE = "rejected.csv";

    /** What a person reads before asking for the file. */
    private static final int REMEMBERED = 5;

    private final Path folder;
    private final List<RejectedLine> first = new ArrayList<>(); // guarded by this
    private long count; // guarded by this

    /**
     * @param folder where the file is written when there is a line for it
     */
    RejectedLines(Path folder) {
        this.folder = folder;
    }

    synchronized long count() {
        return count;
    }

    synchronized List<RejectedLine> first() {
        return List.copyOf(first);
    }

    private synchronized void remember(RejectedLine line) {
        count++;
        if (first.size() < REMEMBERED) {
            first.add(line);
        }
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public SinkWriter<RejectedLine> createWriter(WriterContext context) {
        RejectedFile file = new RejectedFile(folder.resolve(FILE));
        return new SinkWriter<>() {
            @Override
            public void write(RejectedLine line, long timestamp) throws Exception {
                file.write(line);
                remember(line);
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                if (endOfInput) {
                    file.complete();
                }
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
