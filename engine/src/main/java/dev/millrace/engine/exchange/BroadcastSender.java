// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** Sends every record to every receiver. */
public final class BroadcastSender extends Sender {

    public BroadcastSender(Channel[] channels, Room room) {
        super(channels, room, false);
    }

    @Override
    public void record(Object value, long timestamp) {
        taken++;
        for (Outbound outbound : outbounds) {
            outbound.add(value, timestamp);
        }
    }
}
