// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an input as its records arrive. */
final class InputSource implements Source<Item, InputSource.Split, InputSource.Dealt> {
    /** A split and how far it was read. */
    record Split(int number, int position) implements SourceSplit {
        @Override
        public String splitId() {
            return "split" + number;
        }
    }

    /** How many splits were given out. */
    record Dealt(int splits) {}

    private final Scene scene;
    private final Input input;

    InputSource(Scene scene, Input input) {
        this.scene = scene;
        this.input = input;
    }

    @Override
    public Boundedness boundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<Split, Dealt> createEnumerator(
            EnumeratorContext<Split> context, Optional<Dealt> restored) {
        return new Dealer(context, restored.map(Dealt::splits).orElse(0));
    }

    @Override
    public SourceReader<Item, Split> createReader(ReaderContext context) {
        return new Reader(context);
    }

    /** Gives out every split at once: one that came late would bring late records. */
    private final class Dealer implements SplitEnumerator<Split, Dealt> {
        private final EnumeratorContext<Split> context;
        private int dealt;

        Dealer(EnumeratorContext<Split> context, int dealt) {
            this.context = context;
            this.dealt = dealt;
        }

        @Override
        public void start() {
            for (; dealt < input.splits(); dealt++) {
                context.assignSplit(new Split(dealt, 0), dealt % context.parallelism());
            }
        }

        @Override
        public void handleSplitRequest(int subtask) {
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void addSplitsBack(List<Split> splits, int subtask) {}

        @Override
        public Dealt snapshotState() {
            return new Dealt(dealt);
        }
    }

    private final class Reader implements SourceReader<Item, Split> {
        private final ReaderContext context;
        private final List<Split> splits = new ArrayList<>();
        private boolean complete;

        Reader(ReaderContext context) {
            this.context = context;
        }

        @Override
        public void start() {
            context.requestSplit();
        }

        @Override
        public void addSplits(List<Split> added) {
            splits.addAll(added);
        }

        @Override
        public void noMoreSplits() {
            complete = true;
        }

        @Override
        public ReaderStatus poll(ReaderOutput<Item> output, int maxRecords) {
            if (scene.isFrozen()) {
                return ReaderStatus.NOTHING_NOW;
            }
            long nowMs = scene.nowMs();
            long releasedMs = scene.releasedMs(input.holdMs());
            boolean held = false;
            int room = Math.min(maxRecords, input.perPoll());
            for (int i = 0; i < splits.size() && room > 0; i++) {
                room -= read(i, output, room, releasedMs);
                held |= isHeld(splits.get(i), nowMs);
            }
            boolean all = nowMs >= Input.DURATION_MS;
            if (all && room > 0) {
                finish(output);
            }
            if (splits.isEmpty() && complete && all) {
                return ReaderStatus.END_OF_INPUT;
            }
            if (room == 0) {
                return ReaderStatus.MORE_AVAILABLE;
            }
            return complete && !held ? ReaderStatus.CAUGHT_UP : ReaderStatus.NOTHING_NOW;
        }

        private int read(int at, ReaderOutput<Item> output, int room, long releasedMs) {
            Split split = splits.get(at);
            int position = split.position;
            output.split(split.splitId());
            while (position < input.records()
                    && position - split.position < room
                    && input.arrivalMs(position) <= releasedMs) {
                output.collect(input.record(split.number, position), position);
                position++;
            }
            splits.set(at, new Split(split.number, position));
            if (position - split.position < room && !isHeld(splits.get(at), scene.nowMs())) {
                output.caughtUp();
            }
            return position - split.position;
        }

        private boolean isHeld(Split split, long nowMs) {
            return split.position < input.records() && input.arrivalMs(split.position) <= nowMs;
        }

        private void finish(ReaderOutput<Item> output) {
            for (Split split : splits) {
                output.split(split.splitId());
                output.splitFinished();
            }
            splits.clear();
        }

        @Override
        public List<Split> snapshotState() {
            scene.barrierPassed();
            return List.copyOf(splits);
        }
    }
}
