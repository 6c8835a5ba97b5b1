// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.Channel;
import dev.millrace.engine.inspect.ChannelReport;
import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.PlanReport;
import dev.millrace.engine.inspect.SubtaskReport;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads counts of operators, subtasks and channels while they change. */
final class LoadView {
    private static final double NS_PER_MS = 1e6;

    private final LiveJob live;
    private final long nowNs;
    private final Shares shares;

    /** Those found already: ways from a source are far more than subtasks. */
    private final Map<WatchedSubtask, Double> latencies = new HashMap<>();

    private interface Shares {
        LoadMeter.Load of(LoadMeter meter, long nowNs);
    }

    private LoadView(LiveJob live, long nowNs, Shares shares) {
        this.live = live;
        this.nowNs = nowNs;
        this.shares = shares;
    }

    /** How subtasks spend their time just now, for whoever watches. */
    static LoadView momentary(LiveJob live, long nowNs) {
        return new LoadView(live, nowNs, LoadMeter::load);
    }

    /** How they have spent the last seconds, for whoever asks once. */
    static LoadView calm(LiveJob live, long nowNs) {
        return new LoadView(live, nowNs, LoadMeter::calmLoad);
    }

    List<OperatorReport> operators(PlanReport plan) {
        List<OperatorReport> reports = new ArrayList<>();
        List<LiveJob.Place> places = live.places();
        for (int i = 0; i < places.size(); i++) {
            LiveJob.Place place = places.get(i);
            List<WatchedSubtask> subtasks = live.of(place.task());
            boolean stateful = live.operator(place, subtasks.get(0)).isStateful();
            reports.add(
                    OperatorReport.of(
                            plan.operators().get(i),
                            stateful,
                            subtasks.stream().map(subtask -> subtask(place, subtask)).toList()));
        }
        return reports;
    }

    private SubtaskReport subtask(LiveJob.Place place, WatchedSubtask subtask) {
        Operator operator = live.operator(place, subtask);
        LoadMeter.Load load =
                subtask.isDone() ? new LoadMeter.Load(0, 0) : shares.of(subtask.meter(), nowNs);
        Thread worker = subtask.meter().thread();
        List<LiveJob.Inbound> inbounds =
                place.chainPlace() == 0
                        ? live.into(place.task(), subtask.place().index())
                        : List.of();
        return new SubtaskReport(
                subtask.place().index(),
                subtask.subtask().phase().name(),
                worker == null ? null : worker.getName(),
                operator.recordsTaken(),
                operator.out().recordsTaken(),
                operator.lateAccepted(),
                operator.lateDropped(),
                operator.context().failures().count(),
                load.busy(),
                load.backPressured(),
                load.idle(),
                LiveJob.shown(watermarkIn(place, subtask, inbounds)),
                LiveJob.shown(operator.currentWatermark()),
                inbounds.stream().mapToDouble(in -> fill(in.channel())).max().orElse(0),
                inbounds.stream().mapToLong(in -> in.channel().waiting()).sum(),
                latencyMs(place.task(), subtask.place().index()),
                operator.context().counters().read());
    }

    /** The longest way from a source, in time spent in queues. */
    private double latencyMs(Task task, int index) {
        WatchedSubtask subtask = live.of(task).get(index);
        Double known = latencies.get(subtask);
        if (known != null) {
            return known;
        }
        double longest = 0;
        for (LiveJob.Inbound inbound : live.into(task, index)) {
            double before = latencyMs(inbound.from().task(), inbound.sender().place().index());
            longest = Math.max(longest, before + inbound.channel().waitNs() / NS_PER_MS);
        }
        latencies.put(subtask, longest);
        return longest;
    }

    /** What the inputs have sent; idle ones are left out once the operator has gone past them. */
    private long watermarkIn(
            LiveJob.Place place, WatchedSubtask subtask, List<LiveJob.Inbound> inbounds) {
        Operator operator = live.operator(place, subtask);
        if (place.chainPlace() > 0) {
            return Math.max(before(place, subtask), operator.currentWatermark());
        }
        long least = Long.MAX_VALUE;
        for (LiveJob.Inbound inbound : inbounds) {
            if (!inbound.sender().isDone()) {
                long sent = live.operator(inbound.from(), inbound.sender()).currentWatermark();
                least = Math.min(least, sent);
            }
        }
        return inbounds.isEmpty()
                ? operator.currentWatermark()
                : Math.max(least, operator.currentWatermark());
    }

    /** The watermark of the operator that feeds this one within the chain. */
    private long before(LiveJob.Place place, WatchedSubtask subtask) {
        for (LiveJob.Place candidate : live.places()) {
            boolean feeds =
                    candidate.task().id() == place.task().id()
                            && candidate.operator().chained().stream()
                                    .anyMatch(
                                            next -> next.operator().id() == place.operator().id());
            if (feeds) {
                return live.operator(candidate, subtask).currentWatermark();
            }
        }
        return Long.MIN_VALUE;
    }

    List<ChannelReport> channels() {
        List<ChannelReport> reports = new ArrayList<>();
        for (Task task : live.plan().tasks()) {
            for (WatchedSubtask receiver : live.of(task)) {
                for (LiveJob.Inbound inbound : live.into(task, receiver.place().index())) {
                    reports.add(channel(task, receiver, inbound));
                }
            }
        }
        return reports;
    }

    private static ChannelReport channel(
            Task task, WatchedSubtask receiver, LiveJob.Inbound inbound) {
        Channel channel = inbound.channel();
        long taken = channel.taken();
        long waiting = channel.waiting();
        return new ChannelReport(
                inbound.from().operator().uid(),
                inbound.sender().place().index(),
                task.head().uid(),
                receiver.place().index(),
                taken + waiting,
                taken,
                waiting,
                channel.limit(),
                fill(channel));
    }

    static double fill(@Nullable Channel channel) {
        return channel == null ? 0 : Math.min(1, (double) channel.waiting() / channel.limit());
    }
}
