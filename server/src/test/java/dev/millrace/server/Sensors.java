// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.nio.file.Path;
import java.time.Duration;

/** A job that never ends by itself: readings of sensors, some of them late. */
final class Sensors {
    /** A reading; its time is in the record. */
    record Reading(String sensor, long timeMs, double value) {}

    /** What is remembered of a sensor; a class as users write them, without accessors. */
    static final class Profile {
        @SuppressWarnings("unused") // a server reads it
        private String sensor = "";

        private long seen;

        /** Of a profile that is read from a checkpoint. */
        private Profile() {}

        Profile(String sensor) {
            this.sensor = sensor;
        }
    }

    /** An id that has to be encoded in a path. */
    static final String REMEMBER = "sensors/remember 100%";

    private Sensors() {}

    static JobHandle start(String name) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        KeyedStream<Reading, String> readings = readings(env);
        readings.window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .allowedLateness(Duration.ofSeconds(2))
                .aggregate(Aggregates.count())
                .name("counts")
                .sinkTo(FunctionSink.of(count -> {}))
                .name("nowhere");
        remember(readings);
        return env.executeAsync(name);
    }

    /** Without windows, and with checkpoints. */
    static JobHandle start(String name, Path checkpoints) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(Duration.ofSeconds(1), checkpoints);
        remember(readings(env));
        return env.executeAsync(name);
    }

    private static KeyedStream<Reading, String> readings(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        return env.fromSource(
                        GeneratorSource.endless(Sensors::reading)
                                .withRate(RateLimit.perSecond(2_000)),
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((r, t) -> r.timeMs()),
                        "sensors")
                .keyBy(Reading::sensor);
    }

    private static void remember(KeyedStream<Reading, String> readings) {
        readings.process(new Remember())
                .name("remember")
                .uid(REMEMBER)
                .sinkTo(FunctionSink.of(reading -> {}))
                .name("nowhere else");
    }

    /** One in a hundred is five seconds late, another one and a half. */
    private static Reading reading(long number) {
        long late = number % 100 == 99 ? 5_000 : number % 100 == 49 ? 1_500 : 0;
        return new Reading("s-" + number % 40, number - late, number / 10.0);
    }

    private static final class Remember extends KeyedProcessFunction<String, Reading, Reading> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Profile> profile;
        private transient ListState<Long> latest;
        private transient MapState<String, Long> byParity;

        @Override
        public void open(OpenContext context) {
            profile = getRuntimeContext().getState(new ValueStateDescriptor<>("profile"));
            latest = getRuntimeContext().getListState(new ListStateDescriptor<>("latest"));
            byParity = getRuntimeContext().getMapState(new MapStateDescriptor<>("by-parity"));
        }

        @Override
        public void processElement(Reading reading, Context ctx, Collector<Reading> out)
                throws Exception {
            Profile known = profile.value();
            Profile next = known == null ? new Profile(reading.sensor()) : known;
            next.seen++;
            profile.update(next);
            latest.update(java.util.List.of(reading.timeMs()));
            byParity.put(reading.timeMs() % 2 == 0 ? "even" : "odd", next.seen);
            ctx.timerService().registerEventTimeTimer(1L << 40);
            out.collect(reading);
        }
    }
}
