// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import static org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

import dev.millrace.benchmarks.visitors.Visits;
import java.io.Serial;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** A count and a profile for each key; out come key, count, a byte of the profile, position. */
final class CountVisits
        extends KeyedProcessFunction<Long, Tuple2<Long, Long>, Tuple4<Long, Long, Byte, Long>> {
    @Serial private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> count;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<byte[]> profile;

    @Override
    public void open(OpenContext context) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        profile =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "profile", BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(
            Tuple2<Long, Long> seen, Context context, Collector<Tuple4<Long, Long, Byte, Long>> out)
            throws Exception {
        Long before = count.value();
        long now = before == null ? 1 : before + 1;
        count.update(now);
        byte[] known = profile.value();
        if (known == null) {
            known = Visits.profile(seen.f0);
            profile.update(known);
        }
        out.collect(Tuple4.of(seen.f0, now, Visits.mark(known, now), seen.f1));
    }
}
