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
    private transient ValueState<Visitor> visitor;

    @Override
    public void open(OpenContext context) {
        visitor =
                getRuntimeContext().getState(new ValueStateDescriptor<>("visitor", Visitor.class));
    }

    @Override
    public void processElement(Seen seen, Context context, Collector<VisitorRow> out)
            throws Exception {
        Visitor before = visitor.value();
        Visitor now =
                before == null
                        ? new Visitor(1, Visits.profile(seen.key()))
                        : new Visitor(before.count() + 1, before.profile());
        visitor.update(now);
        byte mark = Visits.mark(now.profile(), now.count());
        out.collect(new VisitorRow(seen.key(), now.count(), mark, seen.position()));
    }
}
