// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A source of one's own: a journal in memory that has several parts. */
record Journal(List<List<String>> parts)
        implements Source<String, Journal.Part, List<Journal.Part>> {

    // snippet: source
    /** A part of the journal, and the number of the entry to read next. */
    record Part(int number, int next) implements SourceSplit {
        @Override
        public String splitId() {
            return "part-" + number;
        }
    }

    @Override
    public Boundedness boundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public Enumerator createEnumerator(
            EnumeratorContext<Part> context, Optional<List<Part>> restored) {
        return new Enumerator(context, restored.orElseGet(this::allParts));
    }

    @Override
    public Reader createReader(ReaderContext context) {
        return new Reader(parts, context);
    }

    // end

    private List<Part> allParts() {
        List<Part> all = new ArrayList<>();
        for (int number = 0; number < parts.size(); number++) {
            all.add(new Part(number, 0));
        }
        return all;
    }

    // snippet: enumerator
    /** Gives each reader that asks one more part. */
    static final class Enumerator implements SplitEnumerator<Part, List<Part>> {
        private final EnumeratorContext<Part> context;
        private final Deque<Part> left;

        Enumerator(EnumeratorContext<Part> context, List<Part> parts) {
            this.context = context;
            this.left = new ArrayDeque<>(parts);
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask) {
            Part next = left.poll();
            if (next == null) {
                context.signalNoMoreSplits(subtask);
            } else {
                context.assignSplit(next, subtask);
            }
        }

        @Override
        public void addSplitsBack(List<Part> splits, int subtask) {
            left.addAll(splits);
        }

        @Override
        public List<Part> snapshotState() {
            return List.copyOf(left);
        }
    }

    // end

    // snippet: reader
    /** Reads one part at a time. */
    static final class Reader implements SourceReader<String, Part> {
        private final List<List<String>> parts;
        private final ReaderContext context;
        private final Deque<Part> open = new ArrayDeque<>();
        private boolean noMore;

        Reader(List<List<String>> parts, ReaderContext context) {
            this.parts = parts;
            this.context = context;
        }

        @Override
        public void start() {
            context.requestSplit();
        }

        @Override
        public void addSplits(List<Part> splits) {
            open.addAll(splits);
        }

        @Override
        public void noMoreSplits() {
            noMore = true;
        }

        @Override
        public ReaderStatus poll(ReaderOutput<String> output, int maxRecords) {
            Part part = open.poll();
            if (part == null) {
                return noMore ? ReaderStatus.END_OF_INPUT : ReaderStatus.NOTHING_NOW;
            }
            List<String> entries = parts.get(part.number());
            int end = Math.min(entries.size(), part.next() + maxRecords);
            output.split(part.splitId());
            for (int i = part.next(); i < end; i++) {
                output.collect(entries.get(i), i);
            }
            if (end < entries.size()) {
                open.addFirst(new Part(part.number(), end));
            } else {
                output.splitFinished();
                context.requestSplit();
            }
            return ReaderStatus.MORE_AVAILABLE;
        }

        @Override
        public List<Part> snapshotState() {
            return List.copyOf(open);
        }
    }
    // end
}
