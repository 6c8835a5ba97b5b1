// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what an admin client was asked; the client itself sets the time. */
final class Answers {

    private Answers() {}

    /**
     * The answer.
     *
     * @throws KafkaException what the client says, itself and not wrapped
     */
    static <R> R of(KafkaFuture<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e);
        }
    }
}
