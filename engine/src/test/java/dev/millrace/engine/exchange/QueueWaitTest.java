// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueWaitTest {
    private static final long INTERVAL_NS = QueueLimit.INTERVAL_NS;

    @Test
    void aRecordWaitsAsLongAsTheOnesBeforeItTake() {
        assertThat(QueueLimit.waitNs(100, 50, INTERVAL_NS)).isEqualTo(2 * INTERVAL_NS);
        assertThat(QueueLimit.waitNs(0, 50, INTERVAL_NS)).isZero();
        assertThat(QueueLimit.waitNs(3, 0, INTERVAL_NS)).isEqualTo(3 * INTERVAL_NS);
    }

    @Test
    void theReceiverTellsItForTheChannel() {
        Channel channel = new Channel();
        QueueLimit limit = new QueueLimit(channel, 0);
        for (int i = 0; i < 3; i++) {
            Batch batch = new Batch(1, false);
            batch.add("x", 0);
            assertThat(channel.offer(batch)).isTrue();
        }
        channel.poll();

        limit.adjust(INTERVAL_NS);

        assertThat(channel.waitNs()).isEqualTo(2 * INTERVAL_NS);
    }
}
