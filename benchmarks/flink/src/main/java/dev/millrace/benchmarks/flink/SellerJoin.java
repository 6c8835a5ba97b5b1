// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import java.io.Serial;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** q3: sellers (id, name, city, state) with auctions (seller, id). */
final class SellerJoin
        extends KeyedCoProcessFunction<
                Long,
                Tuple4<Long, String, String, String>,
                Tuple2<Long, Long>,
                Tuple4<Long, String, String, String>> {
    @Serial private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Tuple4<Long, String, String, String>> seller;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<Long> waiting;

    @Override
    public void open(OpenContext context) {
        seller =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "seller",
                                        Types.TUPLE(
                                                Types.LONG,
                                                Types.STRING,
                                                Types.STRING,
                                                Types.STRING)));
        waiting =
                getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", Types.LONG));
    }

    @Override
    public void processElement1(
            Tuple4<Long, String, String, String> person,
            Context context,
            Collector<Tuple4<Long, String, String, String>> out)
            throws Exception {
        seller.update(person);
        for (Long auction : waiting.get()) {
            out.collect(Tuple4.of(auction, person.f1, person.f2, person.f3));
        }
        waiting.clear();
    }

    @Override
    public void processElement2(
            Tuple2<Long, Long> auction,
            Context context,
            Collector<Tuple4<Long, String, String, String>> out)
            throws Exception {
        Tuple4<Long, String, String, String> person = seller.value();
        if (person == null) {
            waiting.add(auction.f1);
        } else {
            out.collect(Tuple4.of(auction.f1, person.f1, person.f2, person.f3));
        }
    }
}
