// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads one record ahead of what is due and holds it back, with the state from before it. */
final class PacedReader<T, S extends SourceSplit> implements SourceReader<T, S> {
    private final SourceReader<T, S> reader;
    private final ToLongFunction<? super T> timestampOf;
    private final Pace pace;
    private final ReaderContext context;
    private final Held held = new Held();
    private final List<S> stateBeforeHeld = new ArrayList<>();

    PacedReader(
            SourceReader<T, S> reader,
            ToLongFunction<? super T> timestampOf,
            Pace pace,
            ReaderContext context) {
        this.reader = reader;
        this.timestampOf = timestampOf;
        this.pace = pace;
        this.context = context;
    }

    @Override
    public void start() throws Exception {
        reader.start();
    }

    @Override
    public void addSplits(List<S> splits) {
        reader.addSplits(splits);
        stateBeforeHeld.addAll(splits);
    }

    @Override
    public void noMoreSplits() {
        reader.noMoreSplits();
    }

    @Override
    public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) throws Exception {
        for (int left = maxRecords; left > 0; ) {
            if (!held.isFull()) {
                readAhead();
            }
            if (held.hasTime && !pace.isDue(held.timestampMs, context.monotonicNs())) {
                return ReaderStatus.NOTHING_NOW;
            }
            left -= held.handOut(output);
            if (held.status != ReaderStatus.MORE_AVAILABLE) {
                return held.status;
            }
        }
        return ReaderStatus.MORE_AVAILABLE;
    }

    private void readAhead() throws Exception {
        stateBeforeHeld.clear();
        stateBeforeHeld.addAll(reader.snapshotState());
        held.status = reader.poll(held, 1);
    }

    @Override
    public List<S> snapshotState() {
        return held.isFull() ? List.copyOf(stateBeforeHeld) : reader.snapshotState();
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }

    /** What one poll for one record gave: at most that record, and what was said around it. */
    private final class Held implements ReaderOutput<T> {
        private final List<Consumer<ReaderOutput<T>>> said = new ArrayList<>();
        private ReaderStatus status = ReaderStatus.MORE_AVAILABLE;
        private @Nullable String split;
        private int records;
        private boolean hasTime;
        private long timestampMs;

        boolean isFull() {
            return !said.isEmpty();
        }

        /** Says everything again to {@code output}; how many records it was. */
        int handOut(ReaderOutput<T> output) {
            said.forEach(words -> words.accept(output));
            said.clear();
            int count = records;
            records = 0;
            hasTime = false;
            return count;
        }

        @Override
        public void split(String splitId) {
            split = splitId;
        }

        @Override
        public void collect(T value, long timestamp, long position) {
            hasTime = true;
            timestampMs = timestampOf.applyAsLong(value);
            say(1, output -> output.collect(value, timestamp, position));
        }

        @Override
        public void reject(@Nullable Object payload, long position, Exception cause) {
            say(1, output -> output.reject(payload, position, cause));
        }

        @Override
        public void caughtUp() {
            say(0, ReaderOutput::caughtUp);
        }

        @Override
        public void splitFinished() {
            say(0, ReaderOutput::splitFinished);
        }

        /** Each in the split it was about, for they may be handed out in different polls. */
        private void say(int count, Consumer<ReaderOutput<T>> words) {
            String about = split;
            if (about == null) {
                throw new IllegalStateException("The source named no split before its first word");
            }
            records += count;
            said.add(
                    output -> {
                        output.split(about);
                        words.accept(output);
                    });
        }
    }
}
