// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.Settings;
import dev.millrace.engine.inspect.ChannelReport;
import dev.millrace.engine.inspect.FailureReport;
import dev.millrace.engine.inspect.JobReport;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.KeyAnswer;
import dev.millrace.engine.inspect.KeyPage;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.inspect.LateReport;
import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.PlanReport;
import dev.millrace.engine.inspect.StateReading;
import dev.millrace.engine.inspect.StateReport;
import dev.millrace.engine.inspect.SubtaskThread;
import dev.millrace.engine.inspect.ValueForm;
import dev.millrace.engine.inspect.WhyReport;
import dev.millrace.engine.seam.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks into one run of a job. */
final class LiveView implements JobView {
    private final LocalJob job;
    private final JobChronicle history;
    private final LiveJob live;
    private final Settings settings;
    private final Outside outside;

    // Guarded by this. Made when somebody first looks: few runs are looked at, all are to begin
    // soon.
    private @Nullable PlanReport plan;
    private @Nullable StateView states;

    LiveView(LocalJob job, JobChronicle history, LiveJob live, Settings settings, Outside outside) {
        this.job = job;
        this.history = history;
        this.live = live;
        this.settings = settings;
        this.outside = outside;
    }

    @Override
    public JobReport job() {
        Throwable cause = job.failure().orElse(null);
        Long endedMs = history.endedMs();
        JobReport.Transition last = history.last();
        long untilMs = endedMs == null ? outside.clock().wallMs() : endedMs;
        return new JobReport(
                job.name(),
                last.status(),
                history.startedMs(),
                endedMs,
                untilMs - history.startedMs(),
                job.restarts(),
                cause == null ? null : String.valueOf(cause.getMessage()),
                last.atMs(),
                history.transitions(),
                phases(),
                job.checkpointLog().completed(),
                job.checkpointLog().failed());
    }

    private Map<String, Integer> phases() {
        Map<String, Integer> phases = new TreeMap<>();
        for (List<WatchedSubtask> task : live.subtasks()) {
            task.forEach(each -> phases.merge(each.subtask().phase().name(), 1, Integer::sum));
        }
        return phases;
    }

    @Override
    public synchronized PlanReport plan() {
        if (plan == null) {
            plan = PlanView.of(live.plan());
        }
        return plan;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<OperatorReport> operators() {
        return LoadView.momentary(live, outside.clock().monotonicNs()).operators(plan());
    }

    @Override
    public List<ChannelReport> channels() {
        return LoadView.momentary(live, outside.clock().monotonicNs()).channels();
    }

    @Override
    public List<FailureReport> failures() {
        return history.failures();
    }

    @Override
    public List<SubtaskThread> threads(String operator) {
        List<SubtaskThread> threads = new ArrayList<>();
        for (WatchedSubtask subtask : live.of(live.place(operator).task())) {
            Thread thread = subtask.meter().thread();
            if (thread != null && !subtask.isDone()) {
                int index = subtask.place().index();
                threads.add(new SubtaskThread(index, thread, subtask.meter()::isStepping));
            }
        }
        return threads;
    }

    @Override
    public List<StateReport> states() {
        return stateView().states();
    }

    private synchronized StateView stateView() {
        if (states == null) {
            states = new StateView(live, outside.clock());
        }
        return states;
    }

    @Override
    public <T> StateReading<T> read(
            String operator, String state, @Nullable KeyText key, ValueForm<T> form) {
        return stateView().read(operator, state, key, form);
    }

    @Override
    public <T> List<KeyAnswer<T>> readEach(
            String operator, String state, List<KeyText> keys, ValueForm<T> form) {
        return stateView().readEach(operator, state, keys, form);
    }

    @Override
    public <T> KeyPage<T> keys(
            String operator, String state, @Nullable String after, int limit, ValueForm<T> form) {
        return stateView().keys(operator, state, after, limit, form);
    }

    @Override
    public <T> List<WhyReport<T>> why(
            @Nullable String operator, @Nullable KeyText key, ValueForm<T> form) {
        List<OperatorReport> loads =
                LoadView.calm(live, outside.clock().monotonicNs()).operators(plan());
        return new WhyView<>(live, outside.clock(), stateView(), form).of(loads, operator, key);
    }

    @Override
    public List<LateReport> late() {
        return new LateView(live).reports();
    }
}
