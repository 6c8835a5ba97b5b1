// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.KeyValue;
import java.util.List;

/** One program for bounded and unbounded input. */
final class Totals {
    private Totals() {}

    // snippet: totals
    static DataStream<KeyValue<String, Long>> totals(DataStream<Order> orders) {
        return orders.keyBy(Order::customer).aggregate(Aggregates.sumLong(Order::cents));
    }

    // end

    static List<KeyValue<String, Long>> inBatch(List<Order> orders) throws InterruptedException {
        // snippet: batch
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setRuntimeMode(RuntimeMode.BATCH);
        List<KeyValue<String, Long>> totals =
                totals(env.fromData(orders)).executeAndCollect("totals");
        // end
        return totals;
    }
}
