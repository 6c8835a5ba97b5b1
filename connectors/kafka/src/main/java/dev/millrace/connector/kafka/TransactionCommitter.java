// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.WriterContext;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits staged transactions: those of this run by their own producers. One that has none any
 * more, or whose commit did not answer, is settled: it is brought to an end, its marker is looked
 * up, and if it is not there the output that the checkpoint holds is written in a new transaction,
 * with the marker.
 *
 * <p>Two that settle the same output at once, a run and its successor, cannot both write it: both
 * use the transactional id of the settler, Kafka lets only the last to claim it commit, and each
 * looks the marker up after its claim.
 */
final class TransactionCommitter implements Committer<StagedTransaction> {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionCommitter.class);

    /** Each takes as long as the client's own timeouts; then the job fails and asks again. */
    private static final int SETTLE_ATTEMPTS = 3;

    private final SubtaskTransactions transactions;
    private final ProducerSettings settings;
    private final WriterContext context;
    private @Nullable LiveTransaction settler;

    TransactionCommitter(
            SubtaskTransactions transactions, ProducerSettings settings, WriterContext context) {
        this.transactions = transactions;
        this.settings = settings;
        this.context = context;
    }

    /** What earlier runs left open is given up, whoever asks first: this or the writer. */
    @Override
    public void recover(List<StagedTransaction> pending) {
        transactions.open();
    }

    @Override
    public void commit(long epoch, List<StagedTransaction> committables) {
        transactions.open();
        for (StagedTransaction staged : StagedTransaction.whole(committables)) {
            if (!transactions.isConfirmed(staged)) {
                commit(staged);
                transactions.confirm(staged);
            }
        }
    }

    private void commit(StagedTransaction staged) {
        LiveTransaction own = transactions.takeStaged(staged);
        if (own == null) {
            settle(staged);
            return;
        }
        try {
            own.commit();
            transactions.giveBack(own);
        } catch (KafkaException e) {
            own.abandon();
            if (LiveTransaction.isFenced(e)) {
                throw own.fenced(e);
            }
            LOG.warn("The outcome of the commit of {} is not known and is looked up", staged, e);
            settle(staged);
        }
    }

    private void settle(StagedTransaction staged) {
        for (int attempt = 1; ; attempt++) {
            try {
                settleOnce(staged);
                return;
            } catch (KafkaException e) {
                giveUpSettler();
                if (LiveTransaction.isFenced(e) || attempt == SETTLE_ATTEMPTS) {
                    throw new KafkaException(
                            "The output of "
                                    + staged
                                    + " could not be committed: "
                                    + e.getMessage()
                                    + ". Nothing is lost: the checkpoint holds it, and it is"
                                    + " written when the job starts again",
                            e);
                }
            }
        }
    }

    private void settleOnce(StagedTransaction staged) {
        LiveTransaction claimed = claimSettler();
        new Strays(transactions.admin(), transactions.names())
                .fence(List.of(staged.transactionalId()));
        boolean committed = new TransactionMarkers(transactions.admin()).isCommitted(staged);
        if (committed || !mayBeWritten(staged)) {
            LOG.info("{} was committed before", staged);
            return;
        }
        LOG.info("{} is written again", staged);
        claimed.begin();
        OutputLog.read(staged.output(), staged.topics(), claimed::send);
        claimed.complete(staged.markerGroup(), staged.epoch());
        claimed.commit();
    }

    /** There is no marker. Is that because there never was one, or because it is forgotten? */
    private boolean mayBeWritten(StagedTransaction staged) {
        long retentionMs = transactions.limits().offsetRetentionMs().orElse(Long.MAX_VALUE);
        long ageMs = context.processingTimeMs() - staged.stagedAtMs();
        if (ageMs < retentionMs || settings.lostMarkers() == LostMarkers.WRITE) {
            return true;
        }
        if (settings.lostMarkers() == LostMarkers.LEAVE_OUT) {
            return false;
        }
        throw new IllegalStateException(
                "Kafka cannot tell any more whether the output of "
                        + staged
                        + " was committed: it was staged "
                        + ageMs / 60_000
                        + " minutes ago, and the broker keeps offsets for "
                        + retentionMs / 60_000
                        + " (offsets.retention.minutes). Look into "
                        + staged.topics()
                        + ", then set onLostMarkers to WRITE or LEAVE_OUT");
    }

    private LiveTransaction claimSettler() {
        if (settler == null) {
            settler = transactions.newProducer(transactions.names().settlerId());
        }
        return settler;
    }

    private void giveUpSettler() {
        if (settler != null) {
            settler.abandon();
            settler = null;
        }
    }

    @Override
    public void close() {
        try {
            if (settler != null) {
                settler.close();
                settler = null;
            }
        } finally {
            transactions.close();
        }
    }
}
