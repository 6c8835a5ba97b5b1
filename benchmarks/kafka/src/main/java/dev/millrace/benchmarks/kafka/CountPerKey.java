// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.kafka;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.benchmarks.topics.TopicInput;

/** How often a key has been seen. */
final class CountPerKey extends KeyedProcessFunction<Long, TopicRecord, TopicRecord> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
    }

    @Override
    public void processElement(TopicRecord record, Context context, Collector<TopicRecord> out)
            throws Exception {
        Long before = count.value();
        long now = before == null ? 1 : before + 1;
        count.update(now);
        out.collect(new TopicRecord(record.key(), TopicInput.counted(record.value(), now)));
    }
}
