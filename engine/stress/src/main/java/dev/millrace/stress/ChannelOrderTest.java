// SPDX-License-Identifier: Apache-2.0
package dev.millrace.stress;

import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The receiver sees batches in the order in which they were sent, with all that is in them. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Nothing had come yet.")
@Outcome(
        id = {"0, 1", "1, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "The first had come.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Both had come, in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Out of order, or not whole.")
@State
public class ChannelOrderTest {
    private static final int NOT_WHOLE = -1;

    private final Channel channel = new Channel();

    @Actor
    public void sender() {
        channel.offer(batch(1));
        channel.offer(batch(2));
    }

    @Actor
    public void receiver(II_Result result) {
        result.r1 = numberIn(channel.poll());
        result.r2 = numberIn(channel.poll());
    }

    private static Batch batch(int number) {
        Batch batch = new Batch(1, true);
        batch.add(number, number, number);
        return batch;
    }

    private static int numberIn(Object element) {
        if (!(element instanceof Batch batch)) {
            return 0;
        }
        if (batch.size() != 1 || batch.values()[0] == null) {
            return NOT_WHOLE;
        }
        int number = (int) batch.values()[0];
        boolean whole = batch.timestamps()[0] == number && batch.keyHashes()[0] == number;
        return whole ? number : NOT_WHOLE;
    }
}
