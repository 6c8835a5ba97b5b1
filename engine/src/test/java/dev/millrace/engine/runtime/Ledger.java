// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An outside system with transactions, as an exactly-once sink sees it. It outlives the processes
 * that write to it. What it is asked to do wrong it refuses loudly.
 */
final class Ledger<T> {
    /** A transaction that was begun by a writer and is not committed. */
    record Open<T>(String sink, int subtask, List<T> records) {}

    /** What a writer has staged: the name of its transaction. */
    record Staged(String transaction) {}

    private final Map<String, Open<T>> open = new LinkedHashMap<>();
    private final Set<String> committed = new HashSet<>();
    private final List<T> visible = new ArrayList<>();
    private int next;
    private long repeated;

    /** What can be seen, in the order in which it became visible. */
    List<T> visible() {
        return List.copyOf(visible);
    }

    /** Commits that were asked for again. */
    long repeatedCommits() {
        return repeated;
    }

    /** Transactions that nobody has committed or given up. */
    int openTransactions() {
        return open.size();
    }

    CommittingSink<T, Staged> sink() {
        return new CommittingSink<>() {
            @Override
            public CommittingWriter<T, Staged> createWriter(WriterContext context) {
                return new Writer(context);
            }

            @Override
            public Committer<Staged> createCommitter(WriterContext context) {
                return new Giver(context);
            }
        };
    }

    private final class Writer implements CommittingWriter<T, Staged> {
        private final WriterContext context;
        private List<T> records = new ArrayList<>();

        Writer(WriterContext context) {
            this.context = context;
        }

        @Override
        public void write(T value, long timestamp) {
            records.add(value);
        }

        @Override
        public List<Staged> prepareCommit(long epoch, boolean endOfInput) {
            if (records.isEmpty()) {
                return List.of();
            }
            String transaction = "t" + next++;
            open.put(transaction, new Open<>(context.uid(), context.subtask(), records));
            records = new ArrayList<>();
            return List.of(new Staged(transaction));
        }
    }

    private final class Giver implements Committer<Staged> {
        private final WriterContext context;

        Giver(WriterContext context) {
            this.context = context;
        }

        @Override
        public void recover(List<Staged> pending) {
            Set<String> kept = new HashSet<>();
            pending.forEach(staged -> kept.add(staged.transaction));
            open.entrySet()
                    .removeIf(
                            entry ->
                                    entry.getValue().sink.equals(context.uid())
                                            && entry.getValue().subtask % context.parallelism()
                                                    == context.subtask()
                                            && !kept.contains(entry.getKey()));
        }

        @Override
        public void commit(long epoch, List<Staged> committables) {
            for (Staged staged : committables) {
                Open<T> transaction = open.remove(staged.transaction);
                if (transaction != null) {
                    committed.add(staged.transaction);
                    visible.addAll(transaction.records);
                } else if (committed.contains(staged.transaction)) {
                    repeated++;
                } else {
                    throw new IllegalStateException(
                            staged + " was given up, and is to be committed in epoch " + epoch);
                }
            }
        }
    }
}
