// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.Committer;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** The committer of a sink that writes at least once, which has nothing to commit. */
final class NothingStaged implements Committer<StagedTransaction> {

    /** What an exactly-once run left is not this sink's to forget. */
    @Override
    public void commit(long epoch, List<StagedTransaction> committables) {
        if (!committables.isEmpty()) {
            throw new KafkaException(
                    "The checkpoint holds output that an exactly-once sink has not committed yet: "
                            + committables
                            + ". Start the job once more with Delivery.EXACTLY_ONCE");
        }
    }
}
