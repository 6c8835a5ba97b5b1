// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.WriterContext;
import java.util.HashMap;
import java.util.Map;

/**
 * Brings the writer and the committer of a subtask together, which are made apart. Any thread may
 * call.
 */
final class LiveTransactions {
    private record Place(String job, String uid, int subtask, long generation) {}

    private final Map<Place, SubtaskTransactions> places = new HashMap<>(); // guarded by itself

    /** For one user more, who closes it. */
    SubtaskTransactions ofSubtask(WriterContext context, ProducerSettings settings) {
        Place place =
                new Place(
                        context.jobName(), context.uid(), context.subtask(), context.generation());
        synchronized (places) {
            SubtaskTransactions transactions = places.get(place);
            if (transactions == null) {
                transactions = new SubtaskTransactions(context, settings, () -> forget(place));
                places.put(place, transactions);
            }
            transactions.retain();
            return transactions;
        }
    }

    private void forget(Place place) {
        synchronized (places) {
            places.remove(place);
        }
    }
}
