// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.SplitReport;
import dev.millrace.engine.inspect.WhyReport;
import dev.millrace.engine.seam.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a watermark from an operator back to the split that holds it. */
final class WatermarkTrail {
    private final LiveJob live;
    private final Clock clock;

    WatermarkTrail(LiveJob live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    /** What holds the watermark of {@code place} in a subtask. */
    WhyReport.@Nullable HeldBy of(LiveJob.Place place, WatchedSubtask subtask) {
        Deque<WhyReport.Stop> path = new ArrayDeque<>();
        path.addFirst(stop(place, subtask));
        LiveJob.Inbound first = null;
        WatchedSubtask at = subtask;
        List<LiveJob.Inbound> inbounds = live.into(place.task(), subtask.place().index());
        while (!inbounds.isEmpty()) {
            LiveJob.Inbound slowest = slowest(inbounds);
            if (slowest == null) {
                return null;
            }
            first = first == null ? slowest : first;
            at = slowest.sender();
            path.addFirst(stop(slowest.from(), at));
            inbounds = live.into(slowest.from().task(), at.place().index());
        }
        LiveJob.Place source = first == null && place.chainPlace() == 0 ? place : headOf(at);
        return at.isDone() ? null : held(source, at, first, List.copyOf(path));
    }

    private LiveJob.Place headOf(WatchedSubtask subtask) {
        return live.place(subtask.operators().get(0).context().uid());
    }

    private WhyReport.Stop stop(LiveJob.Place place, WatchedSubtask subtask) {
        return new WhyReport.Stop(
                place.operator().uid(),
                subtask.place().index(),
                LiveJob.shown(live.operator(place, subtask).currentWatermark()));
    }

    /**
     * The input that is furthest behind, those aside that have ended, and those that are idle
     * unless all are; null if all have ended.
     */
    private LiveJob.@Nullable Inbound slowest(List<LiveJob.Inbound> inbounds) {
        List<LiveJob.Inbound> open =
                inbounds.stream().filter(inbound -> !inbound.sender().isDone()).toList();
        List<LiveJob.Inbound> active =
                open.stream().filter(inbound -> !isIdle(inbound.sender())).toList();
        return (active.isEmpty() ? open : active)
                .stream().min(Comparator.comparingLong(this::sent)).orElse(null);
    }

    private long sent(LiveJob.Inbound inbound) {
        return live.operator(inbound.from(), inbound.sender()).currentWatermark();
    }

    /** Whether everything a subtask reads is idle. */
    private boolean isIdle(WatchedSubtask subtask) {
        List<LiveJob.Inbound> inbounds = live.into(subtask.place().task(), subtask.place().index());
        if (inbounds.isEmpty()) {
            List<SplitReport> splits = reading(subtask).map(Reading::splits).orElse(List.of());
            return !splits.isEmpty() && splits.stream().allMatch(SplitReport::idle);
        }
        return inbounds.stream()
                .allMatch(inbound -> inbound.sender().isDone() || isIdle(inbound.sender()));
    }

    /** Whether a subtask that reads a source has a split with more to read. */
    boolean reads(WatchedSubtask subtask) {
        return !subtask.isDone()
                && reading(subtask)
                        .map(it -> it.splits.stream().anyMatch(split -> !split.caughtUp()))
                        .orElse(true);
    }

    /** Of a split that has more to read. */
    static final String READING = "READING";

    private record Reading(
            List<SplitReport> splits, boolean paused, boolean blocked, boolean stuck) {}

    /** Of a reader that is in one call and does not answer. */
    private static final Reading STUCK = new Reading(List.of(), false, false, true);

    /** How the reader of a subtask stands, empty if it does not come to answer. */
    private static Optional<Reading> reading(WatchedSubtask watched) {
        return watched.askIfItComes(
                () -> {
                    Subtask subtask = watched.subtask();
                    Intake intake = subtask.intake();
                    boolean blocked = subtask.isBlocked();
                    return Optional.of(
                            new Reading(intake.splits(), intake.isPaused(), blocked, false));
                });
    }

    private WhyReport.HeldBy held(
            LiveJob.Place source,
            WatchedSubtask subtask,
            LiveJob.@Nullable Inbound first,
            List<WhyReport.Stop> path) {
        Reading reading = reading(subtask).orElse(STUCK);
        SplitReport slowest =
                reading.splits.stream()
                        .filter(split -> !split.idle())
                        .min(Comparator.comparingLong(SplitReport::watermark))
                        .orElse(reading.splits.isEmpty() ? null : reading.splits.get(0));
        long stillMs = subtask.watermarkStillMs(clock.monotonicNs());
        return new WhyReport.HeldBy(
                first == null ? null : first.from().operator().uid(),
                first == null ? null : (Integer) first.sender().place().index(),
                source.operator().uid(),
                source.operator().name(),
                subtask.place().index(),
                slowest == null ? null : slowest.splitId(),
                slowest == null ? null : LiveJob.shown(slowest.watermark()),
                stillMs < 0 ? null : (Long) (clock.wallMs() - stillMs),
                stateOf(slowest, reading),
                path);
    }

    private static String stateOf(@Nullable SplitReport split, Reading reading) {
        if (split == null) {
            return reading.stuck ? "STUCK" : "NO_SPLIT";
        }
        if (split.idle()) {
            return "IDLE";
        }
        if (reading.paused) {
            return "PAUSED";
        }
        if (reading.blocked) {
            return "BACK_PRESSURED";
        }
        return split.caughtUp() ? "CAUGHT_UP" : READING;
    }
}
