// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Aggregates;
import dev.millrace.benchmarks.startup.SmallJob;

/** {@link SmallJob} on Millrace as a new user would write it. */
public final class MillraceStartup {
    private MillraceStartup() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, SmallJob.NUMBERS)
                .keyBy(number -> number % SmallJob.KEYS)
                .aggregate(Aggregates.sumLong(number -> number))
                .map(sum -> SmallJob.line(sum.key(), sum.value()))
                .print();
        env.execute("small job");
    }
}
