// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import java.io.Serial;
import java.util.BitSet;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** The visits of the current trial as a Flink source; it goes on where a checkpoint stood. */
final class VisitSource implements Source<Tuple2<Long, Long>, VisitSplit, BitSet> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public SourceReader<Tuple2<Long, Long>, VisitSplit> createReader(SourceReaderContext context) {
        return new VisitSplitReader();
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<VisitSplit, BitSet> createEnumerator(
            SplitEnumeratorContext<VisitSplit> context) {
        return new GivenOnce(context, new BitSet());
    }

    @Override
    public SplitEnumerator<VisitSplit, BitSet> restoreEnumerator(
            SplitEnumeratorContext<VisitSplit> context, BitSet given) {
        return new GivenOnce(context, given);
    }

    @Override
    public SimpleVersionedSerializer<VisitSplit> getSplitSerializer() {
        return new VisitSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<BitSet> getEnumeratorCheckpointSerializer() {
        return new BitSetSerializer();
    }

    /** Gives each reader the split of its number, unless it was given out before the checkpoint. */
    private record GivenOnce(SplitEnumeratorContext<VisitSplit> context, BitSet given)
            implements SplitEnumerator<VisitSplit, BitSet> {
        @Override
        public void addReader(int subtask) {
            if (!given.get(subtask)) {
                given.set(subtask);
                context.assignSplit(new VisitSplit(subtask, 0), subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<VisitSplit> splits, int subtask) {}

        @Override
        public BitSet snapshotState(long checkpointId) {
            return (BitSet) given.clone();
        }

        @Override
        public void close() {}
    }

    private static final class BitSetSerializer implements SimpleVersionedSerializer<BitSet> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(BitSet given) {
            return given.toByteArray();
        }

        @Override
        public BitSet deserialize(int version, byte[] serialized) {
            return BitSet.valueOf(serialized);
        }
    }
}
