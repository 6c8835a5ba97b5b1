// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions of earlier runs of a sink. An open one holds up every reader of committed records
 * until its time is over, and a run that still lives could go on with it; so each run begins by
 * aborting them and barring their producers. What a checkpoint holds is written again.
 *
 * <p>Subtask {@code i} of {@code n} looks after those of the subtasks {@code i}, {@code i + n} and
 * so on, so that the subtasks of one run leave each other alone and none of a wider run is missed.
 */
final class Strays {
    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);

    /** In these nothing is open. */
    private static final Set<TransactionState> CLOSED =
            EnumSet.of(
                    TransactionState.EMPTY,
                    TransactionState.COMPLETE_COMMIT,
                    TransactionState.COMPLETE_ABORT);

    private final Admin admin;
    private final TransactionNames names;

    Strays(Admin admin, TransactionNames names) {
        this.admin = admin;
        this.names = names;
    }

    void abort(int subtask, int parallelism) {
        List<TransactionListing> earlier =
                list().stream()
                        .filter(it -> isOurs(it.transactionalId(), subtask, parallelism))
                        .filter(it -> !names.isOfThisRun(it.transactionalId()))
                        .toList();
        long lastGeneration =
                earlier.stream()
                        .mapToLong(it -> names.generationOf(it.transactionalId()))
                        .max()
                        .orElse(0);
        List<String> strays =
                earlier.stream()
                        .filter(it -> isOpen(it) || mayLive(it.transactionalId(), lastGeneration))
                        .map(TransactionListing::transactionalId)
                        .toList();
        if (!strays.isEmpty()) {
            LOG.info("Barring producers of earlier runs: {}", strays);
            fence(strays);
        }
    }

    /** Bars these producers, and returns when what they left open is aborted or committed. */
    void fence(Collection<String> transactionalIds) {
        Answers.of(admin.fenceProducers(transactionalIds).all());
    }

    private boolean isOurs(String transactionalId, int subtask, int parallelism) {
        return names.subtaskOf(transactionalId).stream()
                .anyMatch(index -> index % parallelism == subtask);
    }

    private static boolean isOpen(TransactionListing listing) {
        return !CLOSED.contains(listing.state());
    }

    /**
     * Whether its producer may come back to life. Those before the last run were barred by the last
     * run; barring them for ever would keep Kafka from ever forgetting them. Without checkpoints
     * there are no generations and nothing that a run could do wrong by going on.
     */
    private boolean mayLive(String transactionalId, long lastGeneration) {
        return names.isSettler(transactionalId)
                || (lastGeneration > 0 && names.generationOf(transactionalId) == lastGeneration);
    }

    private Collection<TransactionListing> list() {
        ListTransactionsOptions ofSink =
                new ListTransactionsOptions().filterOnTransactionalIdPattern(names.pattern());
        try {
            return Answers.of(admin.listTransactions(ofSink).all());
        } catch (UnsupportedVersionException e) {
            // Brokers before 4.1 cannot search by name.
            return Answers.of(admin.listTransactions().all());
        }
    }
}
