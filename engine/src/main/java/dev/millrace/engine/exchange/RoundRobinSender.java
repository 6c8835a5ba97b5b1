// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** Sends records to its receivers in turn: rebalance and rescale edges. */
public final class RoundRobinSender extends Sender {
    private int next;

    /**
     * @param first index of the channel that gets the first record, so that many senders do not all
     *     begin with the same receiver
     */
    public RoundRobinSender(Channel[] channels, Room room, int first) {
        super(channels, room, false);
        next = first % channels.length;
    }

    @Override
    public void record(Object value, long timestamp) {
        taken++;
        int i = next;
        next = i + 1 == outbounds.length ? 0 : i + 1;
        outbounds[i].add(value, timestamp);
    }
}
