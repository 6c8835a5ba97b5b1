// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.engine.exchange.BroadcastSender;
import dev.millrace.engine.exchange.Channel;
import dev.millrace.engine.exchange.CustomSender;
import dev.millrace.engine.exchange.KeySender;
import dev.millrace.engine.exchange.Rejects;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.exchange.RoundRobinSender;
import dev.millrace.engine.exchange.Sender;
import dev.millrace.engine.exchange.ShuffleSender;
import dev.millrace.engine.exchange.SingleSender;
import dev.millrace.engine.plan.PhysicalOperator;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.ClassCopy;
import dev.millrace.engine.window.WindowOperators;
import java.util.random.RandomGenerator;

/** Makes the sender that a partitioning asks for. */
final class SenderFactory {
    private SenderFactory() {}

    /**
     * @param place index of the sending subtask
     * @param receiver the task that the edge leads to
     */
    @SuppressWarnings("unchecked")
    static Sender make(
            ClassCopy classCopy,
            Partitioning partitioning,
            Channel[] channels,
            Room room,
            int place,
            Task receiver,
            Rejects rejects,
            RandomGenerator random) {
        if (partitioning instanceof Partitioning.ByKey byKey) {
            KeySelector<?, ?> selector =
                    receiver.head().work() instanceof PhysicalOperator.GlobalWindow
                            ? WindowOperators.keyBetweenHalves(byKey.selector(), classCopy)
                            : byKey.selector();
            int groups = receiver.maxParallelism();
            return classCopy.make(
                    KeySender.class, Sender.class, channels, room, selector, groups, rejects);
        }
        if (partitioning instanceof Partitioning.Custom custom) {
            Partitioner<Object> partitioner = (Partitioner<Object>) custom.partitioner();
            KeySelector<Object, Object> selector = (KeySelector<Object, Object>) custom.selector();
            return classCopy.make(
                    CustomSender.class,
                    Sender.class,
                    channels,
                    room,
                    partitioner,
                    selector,
                    rejects);
        }
        if (partitioning instanceof Partitioning.Broadcast) {
            return classCopy.make(BroadcastSender.class, Sender.class, channels, room);
        }
        if (partitioning instanceof Partitioning.Shuffle) {
            return classCopy.make(ShuffleSender.class, Sender.class, channels, room, random);
        }
        if (channels.length == 1) {
            return classCopy.make(SingleSender.class, Sender.class, channels, room);
        }
        return classCopy.make(RoundRobinSender.class, Sender.class, channels, room, place);
    }
}
