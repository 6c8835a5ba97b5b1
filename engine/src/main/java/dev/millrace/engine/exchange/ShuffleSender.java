// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import java.util.random.RandomGenerator;

/** Sends each record to a receiver drawn at random. */
public final class ShuffleSender extends Sender {
    private final RandomGenerator random;

    public ShuffleSender(Channel[] channels, Room room, RandomGenerator random) {
        super(channels, room, false);
        this.random = random;
    }

    @Override
    public void record(Object value, long timestamp) {
        taken++;
        outbounds[random.nextInt(outbounds.length)].add(value, timestamp);
    }
}
