// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Event;
import java.io.Serial;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The events of the current trial as a Flink source. */
class LogSource implements Source<Event, LogSplit, Integer> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public SourceReader<Event, LogSplit> createReader(SourceReaderContext context) {
        return new LogReader();
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<LogSplit, Integer> createEnumerator(
            SplitEnumeratorContext<LogSplit> context) {
        return new LogEnumerator(context);
    }

    @Override
    public SplitEnumerator<LogSplit, Integer> restoreEnumerator(
            SplitEnumeratorContext<LogSplit> context, Integer checkpoint) {
        return new LogEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<LogSplit> getSplitSerializer() {
        return new LogSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new NoCheckpoint();
    }

    /** Nothing is ever restored here. */
    private static final class NoCheckpoint implements SimpleVersionedSerializer<Integer> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Integer nothing) {
            return new byte[0];
        }

        @Override
        public Integer deserialize(int version, byte[] serialized) {
            return 0;
        }
    }
}
