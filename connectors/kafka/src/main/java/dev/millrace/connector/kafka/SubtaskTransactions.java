// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.WriterContext;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one subtask in one run. A transaction goes from the writer, who fills it, to
 * the committer; a committed one's producer goes back to the writer. There are as many producers as
 * there are epochs between the first phase and the second, and one more.
 */
final class SubtaskTransactions implements AutoCloseable {
    private final TransactionNames names;
    private final ProducerSettings settings;
    private final Runnable forget;
    private final AtomicInteger users = new AtomicInteger();

    // Opened once, by whoever comes first.
    private @Nullable Admin admin; // guarded by this
    private @Nullable BrokerLimits limits; // guarded by this
    private final int parallelism;
    private final int subtask;

    // Between the writer's thread and the committer's.
    private final Queue<LiveTransaction> free = new ConcurrentLinkedQueue<>();
    private final Map<String, LiveTransaction> staged = new ConcurrentHashMap<>();
    private volatile long confirmedEpoch;

    /** Of the writer. */
    private int producers;

    SubtaskTransactions(WriterContext context, ProducerSettings settings, Runnable forget) {
        this.names = new TransactionNames(settings.transactionalIdPrefix(), context);
        this.settings = settings;
        this.forget = forget;
        this.parallelism = context.parallelism();
        this.subtask = context.subtask();
    }

    void retain() {
        users.incrementAndGet();
    }

    /** Looks at the brokers and gives up what earlier runs left open; does so once. */
    synchronized void open() {
        if (admin != null) {
            return;
        }
        Admin opened = Admin.create(settings.properties().forAdmin());
        try {
            limits = BrokerLimits.of(opened);
            limits.transactionTimeoutMs(settings.properties());
            new Strays(opened, names).abort(subtask, parallelism);
            admin = opened;
        } finally {
            if (admin == null) {
                opened.close(LiveTransaction.CLOSE_TIMEOUT);
            }
        }
    }

    synchronized Admin admin() {
        if (admin == null) {
            throw new IllegalStateException("The sink is not open");
        }
        return admin;
    }

    synchronized BrokerLimits limits() {
        if (limits == null) {
            throw new IllegalStateException("The sink is not open");
        }
        return limits;
    }

    TransactionNames names() {
        return names;
    }

    long maxHeldBytes() {
        return settings.maxHeldBytes(parallelism);
    }

    /** A transaction that has begun. */
    LiveTransaction begin() {
        LiveTransaction next = free.poll();
        if (next == null) {
            next = newProducer(names.transactionalId(producers++));
        }
        next.begin();
        return next;
    }

    /** A producer of its own for this transactional id, which it has claimed. */
    LiveTransaction newProducer(String transactionalId) {
        int timeoutMs = limits().transactionTimeoutMs(settings.properties());
        LiveTransaction transaction =
                new LiveTransaction(
                        transactionalId,
                        new KafkaProducer<>(settings.forTransactions(transactionalId, timeoutMs)));
        try {
            transaction.claim();
            return transaction;
        } catch (RuntimeException e) {
            transaction.abandon();
            throw e;
        }
    }

    /** The writer is done with it. */
    void stage(LiveTransaction transaction) {
        staged.put(transaction.transactionalId(), transaction);
    }

    /** What the writer has staged under this id, null if it is not of this run or not any more. */
    @Nullable LiveTransaction takeStaged(StagedTransaction output) {
        return staged.remove(output.transactionalId());
    }

    /** It is committed, and may begin another one. */
    void giveBack(LiveTransaction transaction) {
        free.add(transaction);
    }

    /** Output of this run up to this epoch is committed. */
    void confirm(StagedTransaction output) {
        if (names.isOfThisRun(output.transactionalId())) {
            confirmedEpoch = Math.max(confirmedEpoch, output.epoch());
        }
    }

    /**
     * Whether this output was committed in this run: then its transactional id may already stand
     * for another transaction, and must be left alone.
     */
    boolean isConfirmed(StagedTransaction output) {
        return names.isOfThisRun(output.transactionalId()) && output.epoch() <= confirmedEpoch;
    }

    /** One user less; the last one ends everything, and what is open is aborted. */
    @Override
    public void close() {
        if (users.decrementAndGet() > 0) {
            return;
        }
        forget.run();
        staged.values().forEach(LiveTransaction::close);
        free.forEach(LiveTransaction::close);
        synchronized (this) {
            if (admin != null) {
                admin.close(LiveTransaction.CLOSE_TIMEOUT);
                admin = null;
            }
        }
    }
}
