// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.scenario.Reading;
import java.time.Duration;

/** Counts the readings of a key, in a value that lives for some event time. */
final class LivingCount extends KeyedProcessFunction<String, Reading, KeyValue<String, Long>> {
    private final long lifeMs;
    private transient ValueState<Long> count;

    LivingCount(long lifeMs) {
        this.lifeMs = lifeMs;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("count");
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(Duration.ofMillis(lifeMs))
                        .setTimeDomain(TimeDomain.EVENT_TIME)
                        .build());
        count = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(Reading value, Context ctx, Collector<KeyValue<String, Long>> out)
            throws Exception {
        Long before = count.value();
        count.update(before == null ? 1 : before + 1);
        out.collect(new KeyValue<>(ctx.getCurrentKey(), count.value()));
    }
}
