// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** Sends every record to one receiver: forward and global edges. */
public final class SingleSender extends Sender {
    private final Outbound outbound;

    public SingleSender(Channel[] channels, Room room) {
        super(channels, room, false);
        outbound = outbounds[0];
    }

    @Override
    public void record(Object value, long timestamp) {
        taken++;
        outbound.add(value, timestamp);
    }
}
