// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.window.Trigger.OnMergeContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Drives a trigger through the life of one window, as an engine would: timers fire in the order of
 * their times, the watermark is set before the timers that it reaches.
 */
final class WindowTimeline<T> implements OnMergeContext {

    private final Trigger<? super T, ? super TimeWindow> trigger;
    private final Map<String, State> states = new HashMap<>();
    private final TreeSet<Long> eventTimers = new TreeSet<>();
    private final TreeSet<Long> processingTimers = new TreeSet<>();
    private TimeWindow window;
    private long watermark = Long.MIN_VALUE;
    private long clock;
    private List<WindowTimeline<T>> merged = List.of();

    WindowTimeline(Trigger<? super T, ? super TimeWindow> trigger, long start, long end) {
        this.trigger = trigger;
        this.window = new TimeWindow(start, end);
    }

    TriggerResult element(T value, long timestamp) {
        return trigger.onElement(value, timestamp, window, this);
    }

    /** Returns the answers that are not CONTINUE. */
    List<TriggerResult> watermark(long time) {
        watermark = time;
        List<TriggerResult> answers = new ArrayList<>();
        while (!eventTimers.isEmpty() && eventTimers.first() <= time) {
            note(trigger.onEventTime(eventTimers.pollFirst(), window, this), answers);
        }
        return answers;
    }

    /** Returns the answers that are not CONTINUE. */
    List<TriggerResult> clock(long time) {
        clock = time;
        List<TriggerResult> answers = new ArrayList<>();
        while (!processingTimers.isEmpty() && processingTimers.first() <= time) {
            note(trigger.onProcessingTime(processingTimers.pollFirst(), window, this), answers);
        }
        return answers;
    }

    private static void note(TriggerResult answer, List<TriggerResult> answers) {
        if (answer != TriggerResult.CONTINUE) {
            answers.add(answer);
        }
    }

    /** Makes this the window into which this one and the other have merged. */
    void mergeWith(WindowTimeline<T> other) {
        WindowTimeline<T> before = new WindowTimeline<>(trigger, 0, 0);
        before.states.putAll(states);
        states.clear();
        eventTimers.clear();
        processingTimers.clear();
        merged = List.of(before, other);
        window = window.cover(other.window);
        trigger.onMerge(window, this);
    }

    void clear() {
        trigger.clear(window, this);
    }

    /** Returns whether nothing is left that would be kept for ever. */
    boolean isClean() {
        return eventTimers.isEmpty()
                && processingTimers.isEmpty()
                && states.values().stream().allMatch(WindowTimeline::isEmpty);
    }

    private static boolean isEmpty(State state) {
        return ((Cell<?>) state).value() == null;
    }

    @Override
    public long getCurrentProcessingTime() {
        return clock;
    }

    @Override
    public long getCurrentWatermark() {
        return watermark;
    }

    @Override
    public void registerEventTimeTimer(long time) {
        eventTimers.add(time);
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        processingTimers.add(time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        eventTimers.remove(time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        processingTimers.remove(time);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor) {
        return (S) states.computeIfAbsent(descriptor.getName(), name -> new Cell<>(descriptor));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends MergingState<?, ?>> void mergePartitionedState(
            StateDescriptor<S, ?> descriptor) {
        MergingState<Object, ?> target = (MergingState<Object, ?>) getPartitionedState(descriptor);
        for (WindowTimeline<T> other : merged) {
            Object value = other.getPartitionedState(descriptor).get();
            if (value != null) {
                target.add(value);
            }
        }
    }

    /** One value, by itself or reduced. */
    private static final class Cell<T> implements ValueState<T>, ReducingState<T> {

        private final StateDescriptor<?, ?> descriptor;
        private T value;

        Cell(StateDescriptor<?, ?> descriptor) {
            this.descriptor = descriptor;
        }

        @Override
        public T value() {
            return value;
        }

        @Override
        public void update(T newValue) {
            value = newValue;
        }

        @Override
        public T get() {
            return value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void add(T added) {
            ReducingStateDescriptor<T> reducing = (ReducingStateDescriptor<T>) descriptor;
            try {
                value = value == null ? added : reducing.getReduceFunction().reduce(value, added);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void clear() {
            value = null;
        }
    }
}
