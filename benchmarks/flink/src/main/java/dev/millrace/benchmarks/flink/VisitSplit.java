// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A split of the visits and how far it has been read. */
record VisitSplit(int number, long position) implements SourceSplit {

    @Override
    public String splitId() {
        return Integer.toString(number);
    }

    /** Number and position in twelve bytes. */
    static final class Serializer implements SimpleVersionedSerializer<VisitSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(VisitSplit split) {
            return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt(split.number)
                    .putLong(split.position)
                    .array();
        }

        @Override
        public VisitSplit deserialize(int version, byte[] serialized) {
            ByteBuffer buffer = ByteBuffer.wrap(serialized);
            return new VisitSplit(buffer.getInt(), buffer.getLong());
        }
    }
}
