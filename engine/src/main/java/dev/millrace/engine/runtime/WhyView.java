// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.StateReading;
import dev.millrace.engine.inspect.StateReport;
import dev.millrace.engine.inspect.SubtaskReport;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.inspect.WhyReport;
import dev.millrace.engine.inspect.WhyReport.Verdict;
import dev.millrace.engine.inspect.WindowReport;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of each operator what it waits for, or why it is slow. */
final class WhyView<T> {
    /** From this share on an operator is taken to have as much to do as it can. */
    static final double BUSY = 0.8;

    /** From this share on an operator is taken to be held up by those who read from it. */
    static final double HELD_UP = 0.3;

    /** Times of events and of the clock have no order; what waits for events is asked about. */
    private static final Comparator<WhyReport.Next<?>> EARLIEST =
            Comparator.<WhyReport.Next<?>, TimeDomain>comparing(WhyReport.Next::domain)
                    .thenComparing(WhyReport.Next::firesAtMs);

    /** As verdicts matter; what is stuck or has nothing to read before what goes on by itself. */
    private static final Comparator<WhyReport<?>> MATTERS_MOST =
            Comparator.<WhyReport<?>, WhyReport.Verdict>comparing(WhyReport::verdict)
                    .thenComparing(why -> goesOn(why.heldBy()))
                    .thenComparing(why -> -share(why.evidence()));

    private final LiveJob live;
    private final Clock clock;
    private final StateView states;
    private final ValueForm<T> form;

    WhyView(LiveJob live, Clock clock, StateView states, ValueForm<T> form) {
        this.live = live;
        this.clock = clock;
        this.states = states;
        this.form = form;
    }

    private static boolean goesOn(WhyReport.@Nullable HeldBy heldBy) {
        return heldBy == null || heldBy.splitState().equals(WatermarkTrail.READING);
    }

    private static double share(WhyReport.@Nullable Evidence<?> evidence) {
        return evidence == null ? 0 : evidence.busyShare();
    }

    /** Of one operator, or of all: those first that somebody should look at first. */
    List<WhyReport<T>> of(List<OperatorReport> loads, @Nullable String uid, @Nullable KeyText key) {
        if (uid == null) {
            if (key != null) {
                throw InquiryException.notSensible("A key is one of an operator: say which");
            }
            return live.places().stream()
                    .map(place -> toldOncePerChain(place, reason(place, loads, null)))
                    .sorted(MATTERS_MOST)
                    .toList();
        }
        LiveJob.Place place = live.place(uid);
        return List.of(reason(place, loads, key));
    }

    /** Operators of a chain have one load, and so one reason to be slow: the head's. */
    private WhyReport<T> toldOncePerChain(LiveJob.Place place, WhyReport<T> why) {
        boolean ofLoad = why.verdict() == Verdict.SLOW || why.verdict() == Verdict.BACK_PRESSURED;
        return ofLoad && place.chainPlace() > 0
                ? why.withWords(WhyWords.asItsHead(place.task().head().name()), List.of())
                : why;
    }

    private WhyReport<T> reason(
            LiveJob.Place place, List<OperatorReport> loads, @Nullable KeyText key) {
        OperatorReport load = load(loads, place.operator().uid());
        WhyReport.Next<T> next = key == null ? next(place) : nextOf(place, key);
        ThreadTime threads = new ThreadTime(loads);
        String lastCalls = live.endingWithCalls(place.task());
        Verdict verdict = verdict(load, threads, next != null || lastCalls != null, reads(place));
        WhyReport.HeldBy heldBy =
                verdict == Verdict.ENDED || (load.watermarkOut() == null && next == null)
                        ? null
                        : heldBy(place, next);
        String calls =
                switch (verdict) {
                    case BACK_PRESSURED -> heldUpByCallsOf(place.task());
                    case WAITING -> lastCalls;
                    default -> null;
                };
        WhyReport.Evidence<T> evidence =
                verdict == Verdict.SLOW || (verdict == Verdict.BACK_PRESSURED && calls == null)
                        ? new Bottleneck<>(live, loads, form)
                                .of(load, verdict == Verdict.SLOW, threads)
                        : null;
        return new WhyReport<>(
                load.id(),
                load.name(),
                verdict,
                calls == null
                        ? WhyWords.summary(verdict, load, next, heldBy, evidence)
                        : WhyWords.calls(verdict, calls),
                load.watermarkOut(),
                next,
                heldBy,
                evidence,
                calls == null
                        ? WhyWords.help(verdict, next, heldBy, evidence)
                        : List.of(WhyWords.callsHelp(verdict, calls)));
    }

    /** Whose open calls hold a task up, itself or of what reads from it. */
    private @Nullable String heldUpByCallsOf(Task task) {
        String own = live.waitingForCalls(Set.of(task.id()));
        return own != null ? own : live.waitingForCalls(live.readersOf(task.id()));
    }

    static OperatorReport load(List<OperatorReport> loads, String uid) {
        return loads.stream().filter(each -> each.id().equals(uid)).findFirst().orElseThrow();
    }

    /** Whether it is a source with something left to read, however slowly that comes. */
    private boolean reads(LiveJob.Place place) {
        return place.chainPlace() == 0
                && live.plan().edgesInto(place.task()).isEmpty()
                && live.of(place.task()).stream().anyMatch(new WatermarkTrail(live, clock)::reads);
    }

    private static Verdict verdict(
            OperatorReport load, ThreadTime threads, boolean waits, boolean reads) {
        boolean ended =
                load.subtasks().stream()
                        .map(SubtaskReport::phase)
                        .allMatch(p -> p.equals("FINISHED") || p.equals("ABORTED"));
        if (ended) {
            return Verdict.ENDED;
        }
        if (load.backPressuredShare() >= HELD_UP) {
            return Verdict.BACK_PRESSURED;
        }
        if (load.busyShare() >= BUSY || threads.isWhereItGoes(load)) {
            return Verdict.SLOW;
        }
        if (waits) {
            return Verdict.WAITING;
        }
        return reads || load.busyShare() > 0 ? Verdict.WORKING : Verdict.IDLE;
    }

    // What fires next.

    private WhyReport.@Nullable Next<T> next(LiveJob.Place place) {
        WhyReport.Next<T> first = null;
        for (WatchedSubtask subtask : live.of(place.task())) {
            WhyReport.Next<T> one =
                    subtask.askIfItComes(() -> Optional.ofNullable(nextOf(place, subtask)))
                            .orElse(null);
            if (one != null && (first == null || EARLIEST.compare(one, first) < 0)) {
                first = one;
            }
        }
        return first;
    }

    private WhyReport.@Nullable Next<T> nextOf(LiveJob.Place place, WatchedSubtask subtask) {
        Pending pending = live.operator(place, subtask).pending();
        if (pending == null) {
            return null;
        }
        Object window = pending.window();
        return next(
                place,
                subtask,
                window == null ? null : WindowReport.of(window),
                pending.key() == null ? null : form.of(pending.key()),
                pending.domain(),
                pending.firesAtMs());
    }

    private WhyReport.Next<T> next(
            LiveJob.Place place,
            WatchedSubtask subtask,
            @Nullable WindowReport window,
            @Nullable T key,
            TimeDomain domain,
            long firesAtMs) {
        long watermark = live.operator(place, subtask).currentWatermark();
        long now = domain == TimeDomain.EVENT_TIME ? watermark : clock.wallMs();
        return new WhyReport.Next<>(
                window == null ? "timer" : "window",
                key,
                window,
                firesAtMs,
                domain,
                now == Long.MIN_VALUE ? null : (Long) Math.max(0, firesAtMs - now),
                subtask.place().index());
    }

    /** The first window that holds something of a key and has not fired. */
    private WhyReport.@Nullable Next<T> nextOf(LiveJob.Place place, KeyText key) {
        for (StateReport.State state : statesOf(place)) {
            StateReading<T> read = states.read(place.operator().uid(), state.name(), key, form);
            for (StateReading.Entry<T> entry : read.entries()) {
                WindowReport window = entry.window();
                Long watermark = read.watermark();
                Long end = window == null ? null : window.endMs();
                if (end != null && (watermark == null || end - 1 > watermark)) {
                    WatchedSubtask owner = live.of(place.task()).get(entry.subtask());
                    return next(place, owner, window, read.key(), TimeDomain.EVENT_TIME, end - 1);
                }
            }
        }
        return null;
    }

    private List<StateReport.State> statesOf(LiveJob.Place place) {
        List<StateReport.State> found = new ArrayList<>();
        for (StateReport report : states.states()) {
            if (report.id().equals(place.operator().uid())) {
                found.addAll(report.states());
            }
        }
        if (found.isEmpty()) {
            throw InquiryException.notFound(
                    "Operator '" + place.operator().uid() + "' has no state, so no keys");
        }
        return found;
    }

    // What holds event time back.

    private WhyReport.@Nullable HeldBy heldBy(
            LiveJob.Place place, WhyReport.@Nullable Next<T> next) {
        int index = next == null ? slowest(place) : next.subtask();
        WatchedSubtask subtask = live.of(place.task()).get(index);
        return new WatermarkTrail(live, clock).of(place, subtask);
    }

    private int slowest(LiveJob.Place place) {
        long least = Long.MAX_VALUE;
        int slowest = 0;
        for (WatchedSubtask subtask : live.of(place.task())) {
            long watermark = live.operator(place, subtask).currentWatermark();
            if (!subtask.isDone() && watermark < least) {
                least = watermark;
                slowest = subtask.place().index();
            }
        }
        return Objects.checkIndex(slowest, place.task().parallelism());
    }
}
