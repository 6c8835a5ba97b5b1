// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An exactly-once sink and the outside system it writes to, in memory: it outlives the processes
 * that write to it, shows records when they are committed, and refuses loudly what no sink may ask
 * for. Any thread may look into it at any time.
 *
 * <pre>{@code
 * TransactionalSink<Long> squares = new TransactionalSink<>();
 * JobSimulation.ofSeed(7)
 *         .run(env -> env.fromSequence(1, 3).map(n -> n * n).sinkTo(squares));
 * squares.assertHolds(List.of(1L, 4L, 9L));
 * }</pre>
 *
 * @param <T> type of the records; must not change once written
 */
public final class TransactionalSink<T> implements CommittingSink<T, TransactionalSink.Staged> {
    /** What a writer has staged: the name of its transaction. */
    public record Staged(String transaction) {}

    /** Whether the outside system answers. */
    interface Connection {
        Connection SOUND = committed -> {};

        /**
         * Called before and after a transaction is committed; throws if the answer does not come.
         */
        void use(boolean committed);
    }

    private record Open<T>(String sink, int subtask, List<T> records) {}

    private final Connection connection;

    // Guarded by this.
    private final Map<String, Open<T>> open = new LinkedHashMap<>();
    private final Set<String> committed = new HashSet<>();
    private final List<T> visible = new ArrayList<>();
    private int begun;
    private long repeated;

    /** With nothing in it, and always at work. */
    public TransactionalSink() {
        this(Connection.SOUND);
    }

    TransactionalSink(Connection connection) {
        this.connection = connection;
    }

    /** A copy of what can be seen, in the order in which it became visible. */
    public synchronized List<T> records() {
        return new ArrayList<>(visible);
    }

    /** How often a commit was asked for again, and changed nothing. */
    public synchronized long repeatedCommits() {
        return repeated;
    }

    /** Transactions that nobody has committed or given up. */
    public synchronized int openTransactions() {
        return open.size();
    }

    /**
     * Compares what can be seen with what is right, in any order.
     *
     * @throws AssertionError if a record is missing, is there too often, or should not be there, or
     *     if a transaction was left open; the message says which
     */
    public synchronized void assertHolds(Collection<? extends T> expected) {
        Difference<T> difference = Difference.of(expected, visible);
        if (!difference.isNone()) {
            throw new AssertionError(difference.text());
        }
        if (!open.isEmpty()) {
            throw new AssertionError(
                    "Transactions were left open, and their records would never be seen: " + open);
        }
    }

    @Override
    public CommittingWriter<T, Staged> createWriter(WriterContext context) {
        return new Writer(context);
    }

    @Override
    public Committer<Staged> createCommitter(WriterContext context) {
        return new Giver(context);
    }

    private synchronized Staged stage(WriterContext context, List<T> records) {
        String transaction = "t" + begun++;
        open.put(transaction, new Open<>(context.uid(), context.subtask(), records));
        return new Staged(transaction);
    }

    /** A run begins: what others of its place have left here and nobody knows is given up. */
    private synchronized void begin(WriterContext context, List<Staged> pending) {
        Set<String> known = new HashSet<>();
        pending.forEach(staged -> known.add(staged.transaction));
        open.entrySet()
                .removeIf(
                        entry ->
                                entry.getValue().sink.equals(context.uid())
                                        && entry.getValue().subtask % context.parallelism()
                                                == context.subtask()
                                        && !known.contains(entry.getKey()));
    }

    private synchronized void commit(Staged staged, long epoch) {
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
            List<T> written = records;
            records = new ArrayList<>();
            return List.of(stage(context, written));
        }
    }

    private final class Giver implements Committer<Staged> {
        private final WriterContext context;

        Giver(WriterContext context) {
            this.context = context;
        }

        @Override
        public void recover(List<Staged> pending) {
            begin(context, pending);
        }

        @Override
        public void commit(long epoch, List<Staged> committables) {
            for (Staged staged : committables) {
                connection.use(false);
                TransactionalSink.this.commit(staged, epoch);
                connection.use(true);
            }
        }
    }
}
