// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.startup.SmallJob;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** {@link SmallJob} on Flink as a new user would write it. */
public final class FlinkStartup {
    private FlinkStartup() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment
                .fromSequence(1, SmallJob.NUMBERS)
                .map(number -> Tuple2.of(number % SmallJob.KEYS, number))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .keyBy(number -> number.f0, Types.LONG)
                .sum(1)
                .map(sum -> SmallJob.line(sum.f0, sum.f1))
                .returns(Types.STRING)
                .print();
        environment.execute("small job");
    }
}
