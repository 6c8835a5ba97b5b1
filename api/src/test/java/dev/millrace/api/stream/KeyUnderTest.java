// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.RuntimeContext;
import dev.millrace.api.function.TimerService;
import dev.millrace.api.graph.FindsLateRecords;
import dev.millrace.api.graph.TimestampedCollector;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.TimeDomain;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Drives a keyed two-input function for one key: records, a watermark, and what it emits. */
final class KeyUnderTest<A, B, R> {
    final List<String> emitted = new ArrayList<>();
    final List<String> aside = new ArrayList<>();
    final List<String> late = new ArrayList<>();

    private final KeyedCoProcessFunction<String, A, B, R> function;
    private final Map<String, HeapMap<Object, Object>> states = new HashMap<>();
    private final TreeSet<Long> timers = new TreeSet<>();
    private final Emitted out = new Emitted();
    private long watermark = Long.MIN_VALUE;

    KeyUnderTest(KeyedCoProcessFunction<String, A, B, R> function) throws Exception {
        this.function = function;
        function.setRuntimeContext(runtime());
        if ((Object) function instanceof FindsLateRecords finds) {
            finds.noteLateRecordsIn(
                    (value, time, at) -> late.add(value + "@" + time + " at " + at));
        }
        function.open(new OpenContext() {});
    }

    KeyUnderTest<A, B, R> left(A value, long time) throws Exception {
        function.processElement1(value, new Ctx(time), out);
        return this;
    }

    KeyUnderTest<A, B, R> right(B value, long time) throws Exception {
        function.processElement2(value, new Ctx(time), out);
        return this;
    }

    KeyUnderTest<A, B, R> watermark(long time) throws Exception {
        watermark = time;
        while (!timers.isEmpty() && timers.first() <= time) {
            long timer = timers.pollFirst();
            function.onTimer(timer, new Ctx(timer), out);
        }
        return this;
    }

    /** How many times of records are still kept, on both sides. */
    int kept() {
        return states.values().stream().mapToInt(state -> state.map.size()).sum();
    }

    private RuntimeContext runtime() {
        return (RuntimeContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {RuntimeContext.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "getMapState" ->
                                            states.computeIfAbsent(
                                                    ((MapStateDescriptor<?, ?>) args[0]).getName(),
                                                    name -> new HeapMap<>());
                                    default -> throw new AssertionError(method);
                                });
    }

    private final class Emitted implements TimestampedCollector<R> {
        @Override
        public void collect(R record, long timestamp) {
            emitted.add(record + "@" + timestamp);
        }

        @Override
        public void collect(R record) {
            throw new AssertionError("A pair has a timestamp of its own");
        }
    }

    private final class Ctx extends KeyedCoProcessFunction<String, A, B, R>.OnTimerContext {
        private final long time;

        Ctx(long time) {
            function.super();
            this.time = time;
        }

        @Override
        public Long timestamp() {
            return time;
        }

        @Override
        public TimerService timerService() {
            return (TimerService)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {TimerService.class},
                            (proxy, method, args) ->
                                    switch (method.getName()) {
                                        case "currentWatermark" -> watermark;
                                        case "registerEventTimeTimer" -> {
                                            timers.add((Long) args[0]);
                                            yield null;
                                        }
                                        default -> throw new AssertionError(method);
                                    });
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            aside.add(tag.getId() + ":" + value);
        }

        @Override
        public String getCurrentKey() {
            return "key";
        }

        @Override
        public TimeDomain timeDomain() {
            return TimeDomain.EVENT_TIME;
        }
    }

    /** Map state on a heap map. */
    private static final class HeapMap<K, V> implements MapState<K, V> {
        private final Map<K, V> map = new HashMap<>();

        @Override
        public V get(K key) {
            return map.get(key);
        }

        @Override
        public void put(K key, V value) {
            map.put(key, value);
        }

        @Override
        public void putAll(Map<K, V> more) {
            map.putAll(more);
        }

        @Override
        public void remove(K key) {
            map.remove(key);
        }

        @Override
        public boolean contains(K key) {
            return map.containsKey(key);
        }

        @Override
        public Iterable<Map.Entry<K, V>> entries() {
            return map.entrySet();
        }

        @Override
        public Iterable<K> keys() {
            return map.keySet();
        }

        @Override
        public Iterable<V> values() {
            return map.values();
        }

        @Override
        public java.util.Iterator<Map.Entry<K, V>> iterator() {
            return map.entrySet().iterator();
        }

        @Override
        public boolean isEmpty() {
            return map.isEmpty();
        }

        @Override
        public void clear() {
            map.clear();
        }
    }
}
