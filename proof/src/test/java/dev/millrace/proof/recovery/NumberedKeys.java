// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.recovery;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;

/** The job that is crashed and saved here: it numbers the records of each key. */
final class NumberedKeys {
    static final int RECORDS = 20_000;
    static final int KEYS = 50;

    /** A key, and how many records of it there were; less than nothing for the total at the end. */
    record Numbered(String key, long count) {}

    private NumberedKeys() {}

    static DataStream<Long> records(StreamExecutionEnvironment env) {
        return env.fromSource(
                        GeneratorSource.of(RECORDS, i -> i).withRate(RateLimit.perSecond(40_000)),
                        WatermarkStrategy.<Long>forMonotonousTimestamps()
                                .withTimestampAssigner((i, t) -> i),
                        "numbers")
                .uid("numbers");
    }

    /** Numbers the records of each key. */
    static DataStream<Numbered> numbers(StreamExecutionEnvironment env) {
        return records(env).keyBy(i -> "k" + i % KEYS).process(Numbering::new).uid("numbering");
    }

    /** Counts, and tells the total by a timer at the end of time. */
    static final class Numbering extends KeyedProcessFunction<String, Long, Numbered> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count"));
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Numbered> out)
                throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            ctx.timerService().registerEventTimeTimer(10L * RECORDS);
            out.collect(new Numbered(ctx.getCurrentKey(), now));
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Numbered> out)
                throws Exception {
            out.collect(new Numbered(ctx.getCurrentKey(), -count.value()));
        }
    }
}
