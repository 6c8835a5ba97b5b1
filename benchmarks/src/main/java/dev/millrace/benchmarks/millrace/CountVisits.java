// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.benchmarks.visitors.Seen;
import dev.millrace.benchmarks.visitors.Visits;

/** A count and a profile for each key. */
final class CountVisits extends KeyedProcessFunction<Long, Seen, VisitorRow> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> count;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<byte[]> profile;

    @Override
    public void open(OpenContext context) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        profile = getRuntimeContext().getState(new ValueStateDescriptor<>("profile", byte[].class));
    }

    @Override
    public void processElement(Seen seen, Context context, Collector<VisitorRow> out)
            throws Exception {
        Long before = count.value();
        long now = before == null ? 1 : before + 1;
        count.update(now);
        byte[] known = profile.value();
        if (known == null) {
            known = Visits.profile(seen.key());
            profile.update(known);
        }
        out.collect(new VisitorRow(seen.key(), now, Visits.mark(known, now), seen.position()));
    }
}
