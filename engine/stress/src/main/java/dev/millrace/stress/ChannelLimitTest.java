// SPDX-License-Identifier: Apache-2.0
package dev.millrace.stress;

import dev.millrace.engine.exchange.Batch;
import dev.millrace.engine.exchange.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A channel with a limit of one record takes a second one only after the first was taken, and its
 * counts agree in the end. Results: was the second taken in, was one taken out, how many wait.
 */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "Refused, nothing was taken out.")
@Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "Refused just before there was room.")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Taken in after there was room.")
@Outcome(expect = Expect.FORBIDDEN, desc = "More waits than may, or the counts disagree.")
@State
public class ChannelLimitTest {
    private final Channel channel = new Channel();

    public ChannelLimitTest() {
        channel.limit(1);
    }

    @Actor
    public void sender(III_Result result) {
        channel.offer(batch());
        result.r1 = channel.offer(batch()) ? 1 : 0;
    }

    @Actor
    public void receiver(III_Result result) {
        result.r2 = channel.poll() == null ? 0 : 1;
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = (int) channel.waiting();
    }

    private static Batch batch() {
        Batch batch = new Batch(1, false);
        batch.add("record", 0);
        return batch;
    }
}
