// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.graph.Partitioning;
import dev.millrace.engine.exchange.Channel;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.TaskEdge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels of a job: for each edge one from every sender to every receiver it can reach. */
final class Wiring {
    private final List<@Nullable Channel[][]> byEdge = new ArrayList<>();

    Wiring(Plan plan) {
        for (TaskEdge edge : plan.edges()) {
            int senders = plan.tasks().get(edge.fromTask()).parallelism();
            int receivers = plan.tasks().get(edge.toTask()).parallelism();
            byEdge.add(channels(edge.partitioning(), senders, receivers));
        }
    }

    /**
     * The channels by which subtask {@code sender} sends over {@code edge}, in receivers' order.
     */
    Channel[] outOf(TaskEdge edge, int sender) {
        List<Channel> channels = new ArrayList<>();
        for (Channel channel : byEdge.get(edge.id())[sender]) {
            if (channel != null) {
                channels.add(channel);
            }
        }
        return channels.toArray(Channel[]::new);
    }

    /** The channel over {@code edge} between two subtasks, or null if there is none. */
    @Nullable Channel between(TaskEdge edge, int sender, int receiver) {
        return byEdge.get(edge.id())[sender][receiver];
    }

    /** The channels by which subtask {@code receiver} receives over {@code edge}. */
    List<Channel> into(TaskEdge edge, int receiver) {
        List<Channel> channels = new ArrayList<>();
        for (@Nullable Channel[] ofSender : byEdge.get(edge.id())) {
            Channel channel = ofSender[receiver];
            if (channel != null) {
                channels.add(channel);
            }
        }
        return channels;
    }

    private static @Nullable Channel[][] channels(
            Partitioning partitioning, int senders, int receivers) {
        @Nullable Channel[][] channels = new Channel[senders][receivers];
        for (int from = 0; from < senders; from++) {
            for (int to = 0; to < receivers; to++) {
                if (reaches(partitioning, from, senders, to, receivers)) {
                    channels[from][to] = new Channel();
                }
            }
        }
        return channels;
    }

    static boolean reaches(
            Partitioning partitioning, int from, int senders, int to, int receivers) {
        if (partitioning instanceof Partitioning.Forward) {
            return from == to;
        }
        if (partitioning instanceof Partitioning.Global) {
            return to == 0;
        }
        if (partitioning instanceof Partitioning.Rescale) {
            return senders <= receivers
                    ? to * senders / receivers == from
                    : from * receivers / senders == to;
        }
        return true;
    }
}
