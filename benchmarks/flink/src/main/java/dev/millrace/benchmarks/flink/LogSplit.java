// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A split of the log: the one that belongs to a subtask. */
record LogSplit(int number) implements SourceSplit {

    @Override
    public String splitId() {
        return Integer.toString(number);
    }

    /** The split's number in four bytes. */
    static final class Serializer implements SimpleVersionedSerializer<LogSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(LogSplit split) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(split.number).array();
        }

        @Override
        public LogSplit deserialize(int version, byte[] serialized) {
            return new LogSplit(ByteBuffer.wrap(serialized).getInt());
        }
    }
}
