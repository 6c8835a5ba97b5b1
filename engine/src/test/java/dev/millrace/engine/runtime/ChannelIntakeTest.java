// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Channel;
import dev.millrace.engine.exchange.Control;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.operator.BatchLoop;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.time.IdleRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelIntakeTest {
    /** More steps than any of these scenarios has elements. */
    private static final int MANY = 300;

    private final List<Object> seen = new ArrayList<>();
    private final Room room = new Room();
    private final Channel a = new Channel();
    private final Channel b = new Channel();
    private final ChannelIntake intake = intake(a, b);
    private boolean letsPass = true;
    private long nowNs;

    @Test
    void aChannelIsLeftAloneFromItsBarrierUntilTheLastOneHasCome() throws Exception {
        send(a, "a1");
        barrier(a, 7);
        send(a, "a2");
        send(b, "b1");
        takeAll();
        assertThat(seen).containsExactlyInAnyOrder("a1", "b1");
        assertThat(a.waiting()).as("records of the channel that is held back").isEqualTo(1);

        send(b, "b2");
        barrier(b, 7);
        send(b, "b3");
        takeAll();
        assertThat(seen.subList(0, 3)).containsExactlyInAnyOrder("a1", "b1", "b2");
        assertThat(seen.get(3)).isEqualTo("barrier 7");
        assertThat(seen.subList(4, 6)).containsExactlyInAnyOrder("a2", "b3");
    }

    @Test
    void nothingOvertakesABarrierWhateverTheOrderInWhichChannelsBring() throws Exception {
        for (int first = 0; first < 20; first++) {
            for (int second = 0; second < 20; second++) {
                seen.clear();
                bring(first, second);
                for (int epoch = 1; epoch <= 2; epoch++) {
                    int at = seen.indexOf("barrier " + epoch);
                    for (Object element : seen.subList(0, at)) {
                        assertThat(element.toString()).doesNotContain("after " + epoch);
                    }
                    for (Object element : seen.subList(at, seen.size())) {
                        assertThat(element.toString()).doesNotContain("before " + epoch);
                    }
                }
            }
        }
    }

    /** Each channel brings two barriers, and the other one so many steps later. */
    private void bring(int stepsBetween, int stepsAfter) throws Exception {
        for (int epoch = 1; epoch <= 2; epoch++) {
            send(a, "a before " + epoch);
            barrier(a, epoch);
            send(a, "a after " + epoch);
            for (int i = 0; i < stepsBetween; i++) {
                send(b, "b before " + epoch);
                intake.take(nowNs);
            }
            barrier(b, epoch);
            send(b, "b after " + epoch);
            for (int i = 0; i < stepsAfter; i++) {
                intake.take(nowNs);
            }
            takeAll();
        }
    }

    @Test
    void aWatermarkBehindABarrierWaitsWithIt() throws Exception {
        watermark(a, 5);
        watermark(b, 5);
        barrier(a, 1);
        watermark(a, 9);
        watermark(b, 9);
        takeAll();
        assertThat(seen).containsExactly("watermark 5");
        barrier(b, 1);
        takeAll();
        assertThat(seen).containsExactly("watermark 5", "barrier 1", "watermark 9");
    }

    @Test
    void theEndOfOneInputDoesNotMakeABarrierPass() throws Exception {
        barrier(a, 1);
        b.offer(new Control.EndOfInput());
        takeAll();
        assertThat(seen).isEmpty();
        barrier(b, 1);
        takeAll();
        assertThat(seen).containsExactly("barrier 1");
    }

    @Test
    void aBarrierThatMayNotPassYetHoldsAllInputBack() throws Exception {
        letsPass = false;
        barrier(a, 1);
        barrier(b, 1);
        send(a, "a1");
        send(b, "b1");
        takeAll();
        assertThat(seen).isEmpty();
        letsPass = true;
        takeAll();
        assertThat(seen.get(0)).isEqualTo("barrier 1");
        assertThat(seen).hasSize(3);
    }

    @Test
    void aBarrierWaitsForTheRestOfABatchThatFoundNoRoom() throws Exception {
        room.block();
        send(a, "a1", "a2");
        barrier(a, 1);
        barrier(b, 1);
        takeAll();
        assertThat(seen).isEmpty();
        room.unblock();
        takeAll();
        assertThat(seen).containsExactly("a1", "a2", "barrier 1");
    }

    @Test
    void aHeadThatTakesNoRecordsLetsBarriersAndWatermarksPassButNotBeforeRecords()
            throws Exception {
        room.holdInput();
        watermark(a, 3);
        barrier(a, 1);
        send(b, "b1");
        watermark(b, 4);
        barrier(b, 1);
        takeAll();
        assertThat(seen).as("a record stands before the barrier").isEmpty();

        room.releaseInput();
        takeAll();
        assertThat(seen).containsExactly("b1", "watermark 3", "barrier 1");

        room.holdInput();
        watermark(a, 5);
        barrier(a, 2);
        watermark(b, 6);
        barrier(b, 2);
        send(b, "b2");
        takeAll();
        assertThat(seen.subList(3, seen.size()))
                .contains("watermark 5", "barrier 2")
                .endsWith("barrier 2");
    }

    @Test
    void aFullOutputHoldsBarriersBackThoughTheHeadTakesNoRecordsEither() throws Exception {
        room.holdInput();
        room.block();
        barrier(a, 1);
        barrier(b, 1);
        takeAll();
        assertThat(seen).isEmpty();
        room.unblock();
        takeAll();
        assertThat(seen).containsExactly("barrier 1");
    }

    @Test
    void tellsForHowLongAnInputWasHeldBack() throws Exception {
        barrier(a, 1);
        takeAll();
        nowNs = 1_000;
        barrier(b, 1);
        takeAll();
        assertThat(alignedNs).isEqualTo(1_000);
    }

    @Test
    void refusesBarriersThatDoNotBelongTogether() {
        barrier(a, 1);
        barrier(b, 2);
        assertThatThrownBy(this::takeAll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Barrier 2 came while 1 was due");
    }

    private long alignedNs;

    private ChannelIntake intake(Channel... channels) {
        List<ChannelIntake.Inbound> inbounds = new ArrayList<>();
        for (Channel channel : channels) {
            inbounds.add(new ChannelIntake.Inbound(channel, new Loop(), IdleRule.FOLLOWS));
        }
        Operator head =
                new OperatorHarness((context, out) -> new Head(context, out)).open().operator();
        return new ChannelIntake(
                inbounds,
                List.of(),
                head,
                room,
                (barrier, heldBackNs) -> {
                    if (letsPass) {
                        seen.add("barrier " + barrier.epoch());
                        alignedNs = heldBackNs;
                    }
                    return letsPass;
                },
                0);
    }

    private void send(Channel channel, Object... records) {
        Batch batch = new Batch(records.length, false);
        for (Object record : records) {
            batch.add(record, 0);
        }
        assertThat(channel.offer(batch)).isTrue();
    }

    private void barrier(Channel channel, long epoch) {
        assertThat(channel.offer(new Control.Barrier(epoch, false, false))).isTrue();
    }

    private void watermark(Channel channel, long time) {
        assertThat(channel.offer(new Control.Watermark(time))).isTrue();
    }

    private void takeAll() throws Exception {
        for (int i = 0; i < MANY; i++) {
            intake.take(nowNs);
        }
    }

    private final class Loop extends BatchLoop {
        @Override
        public int run(Batch batch, int from) {
            int i = from;
            while (i < batch.size() && !room.isFull()) {
                seen.add(batch.values()[i++]);
            }
            return i;
        }
    }

    private final class Head extends Operator {
        Head(OperatorContext context, Output out) {
            super(context, out);
        }

        @Override
        public void record(Object value, long timestamp) {
            throw new AssertionError("records come through the loop");
        }

        @Override
        public void watermark(long watermark) {
            seen.add("watermark " + watermark);
        }
    }
}
