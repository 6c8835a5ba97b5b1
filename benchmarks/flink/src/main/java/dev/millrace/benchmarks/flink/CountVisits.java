// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.visitors.Visits;
import java.io.Serial;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
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
    private transient ValueState<Tuple2<Long, byte[]>> visitor;

    @Override
    public void open(OpenContext context) {
        visitor =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "visitor",
                                        Types.TUPLE(
                                                Types.LONG,
                                                PrimitiveArrayTypeInfo
                                                        .BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    }

    @Override
    public void processElement(
            Tuple2<Long, Long> seen, Context context, Collector<Tuple4<Long, Long, Byte, Long>> out)
            throws Exception {
        Tuple2<Long, byte[]> before = visitor.value();
        Tuple2<Long, byte[]> now =
                before == null
                        ? Tuple2.of(1L, Visits.profile(seen.f0))
                        : Tuple2.of(before.f0 + 1, before.f1);
        visitor.update(now);
        out.collect(Tuple4.of(seen.f0, now.f0, Visits.mark(now.f1, now.f0), seen.f1));
    }
}
