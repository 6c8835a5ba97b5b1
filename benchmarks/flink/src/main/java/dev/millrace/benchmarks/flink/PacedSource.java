// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Event;
import java.io.Serial;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;

/** The events of the current latency trial as a Flink source. */
final class PacedSource extends LogSource {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public SourceReader<Event, LogSplit> createReader(SourceReaderContext context) {
        return new PacedLogReader();
    }
}
