// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChannelTest {

    @Test
    void givesElementsInTheirOrder() {
        Channel channel = new Channel();
        Batch batch = batch(3);
        Control.Watermark watermark = new Control.Watermark(5);
        assertThat(channel.offer(batch)).isTrue();
        assertThat(channel.offer(watermark)).isTrue();
        assertThat(channel.poll()).isSameAs(batch);
        assertThat(channel.poll()).isSameAs(watermark);
        assertThat(channel.poll()).isNull();
    }

    @Test
    void countsTheRecordsThatWait() {
        Channel channel = new Channel();
        channel.offer(batch(3));
        channel.offer(batch(4));
        assertThat(channel.waiting()).isEqualTo(7);
        channel.poll();
        assertThat(channel.waiting()).isEqualTo(4);
        assertThat(channel.taken()).isEqualTo(3);
    }

    @Test
    void refusesABatchWhenItsLimitIsReachedButTakesControl() {
        Channel channel = new Channel();
        channel.limit(5);
        assertThat(channel.offer(batch(6))).isTrue();
        assertThat(channel.offer(batch(1))).isFalse();
        assertThat(channel.offer(new Control.EndOfInput())).isTrue();
        channel.poll();
        assertThat(channel.offer(batch(1))).isTrue();
    }

    @Test
    void refusesEverythingWhenItsSlotsAreFull() {
        Channel channel = new Channel();
        for (int i = 0; i < Channel.SLOTS; i++) {
            assertThat(channel.offer(new Control.Watermark(i))).isTrue();
        }
        assertThat(channel.offer(new Control.EndOfInput())).isFalse();
    }

    @Test
    void refusesALimitWithoutRoomForARecord() {
        assertThatThrownBy(() -> new Channel().limit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    @Test
    void anOutboundKeepsOrderWhenTheChannelIsFullAndBlocksItsRoom() {
        Channel channel = new Channel();
        channel.limit(1);
        Room room = new Room();
        SingleSender sender = new SingleSender(new Channel[] {channel}, room);
        for (long i = 0; i < 10; i++) {
            sender.record(i, i);
        }
        sender.watermark(9);
        assertThat(room.isFull()).isTrue();
        long next = 0;
        boolean watermark = false;
        while (!sender.isEmpty() || !channel.isEmpty()) {
            Object element = channel.poll();
            if (element instanceof Batch batch) {
                for (int i = 0; i < batch.size(); i++) {
                    assertThat(batch.values()[i]).isEqualTo(next++);
                }
            } else if (element instanceof Control.Watermark) {
                assertThat(next).isEqualTo(10);
                watermark = true;
            }
            sender.drain();
        }
        assertThat(watermark).isTrue();
        assertThat(room.isFull()).isFalse();
    }

    private static Batch batch(int records) {
        Batch batch = new Batch(Batch.CAPACITY, false);
        for (int i = 0; i < records; i++) {
            batch.add(i, i);
        }
        return batch;
    }
}
