// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueLimitTest {
    private static final int MOST = Channel.SLOTS * Batch.CAPACITY;

    @Test
    void doublesWhereNothingWaits() {
        assertThat(QueueLimit.decide(100, 0, 5, QueueLimit.INTERVAL_NS)).isEqualTo(200);
    }

    @Test
    void neverExceedsWhatTheSlotsHold() {
        assertThat(QueueLimit.decide(MOST, 0, 5, QueueLimit.INTERVAL_NS)).isEqualTo(MOST);
        assertThat(QueueLimit.decide(MOST, 10, 1_000_000_000, QueueLimit.INTERVAL_NS))
                .isEqualTo(MOST);
    }

    @Test
    void allowsWhatIsWorkedOffWithinTheBound() {
        // 100 records in 50 ms are 400 in 200 ms.
        assertThat(QueueLimit.decide(MOST, 10, 100, QueueLimit.INTERVAL_NS)).isEqualTo(400);
    }

    @Test
    void keepsANextRecordAtHandForAReceiverThatStandsStill() {
        assertThat(QueueLimit.decide(MOST, 10, 0, QueueLimit.INTERVAL_NS))
                .isEqualTo(QueueLimit.LEAST);
    }

    @Test
    void decidesOnlyOncePerInterval() {
        Channel channel = new Channel();
        QueueLimit limit = new QueueLimit(channel, 0);
        channel.offer(new Control.Watermark(1));
        Batch batch = new Batch(1, false);
        batch.add("record", 0);
        channel.offer(batch);
        limit.adjust(QueueLimit.INTERVAL_NS - 1);
        assertThat(channel.limit()).isEqualTo(MOST);
        limit.adjust(QueueLimit.INTERVAL_NS);
        assertThat(channel.limit()).isEqualTo(QueueLimit.LEAST);
    }
}
