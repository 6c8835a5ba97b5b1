// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;

/** Sends each record where the user's partitioner says. */
public final class CustomSender extends Sender {
    private final Partitioner<Object> partitioner;
    private final KeySelector<Object, Object> selector;
    private final Rejects rejects;

    public CustomSender(
            Channel[] channels,
            Room room,
            Partitioner<Object> partitioner,
            KeySelector<Object, Object> selector,
            Rejects rejects) {
        super(channels, room, false);
        this.partitioner = partitioner;
        this.selector = selector;
        this.rejects = rejects;
    }

    @Override
    public void record(Object value, long timestamp) {
        taken++;
        int receiver;
        try {
            receiver = choose(value);
        } catch (Exception e) {
            rejects.reject(e, value, timestamp);
            return;
        }
        outbounds[receiver].add(value, timestamp);
    }

    private int choose(Object value) throws Exception {
        int receiver = partitioner.partition(selector.getKey(value), outbounds.length);
        if (receiver < 0 || receiver >= outbounds.length) {
            throw new IndexOutOfBoundsException(
                    "The partitioner chose receiver "
                            + receiver
                            + "; there are 0 to "
                            + (outbounds.length - 1));
        }
        return receiver;
    }
}
