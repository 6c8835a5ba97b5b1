// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.startup.SmallJob;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** {@link SmallJob} on Flink as a new user would write it. */
public final class FlinkStartup {
    private FlinkStartup() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment
                .fromSequence(1, SmallJob.NUMBERS)
                .keyBy(number -> number % SmallJob.KEYS, Types.LONG)
                .reduce(Long::sum)
                .map(sum -> SmallJob.line(sum % SmallJob.KEYS, sum))
                .returns(Types.STRING)
                .print();
        environment.execute("small job");
    }
}
