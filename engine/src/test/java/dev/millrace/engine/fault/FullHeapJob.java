// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import dev.millrace.api.JobException;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.time.WatermarkStrategy;

/** A job whose keys never end, for a process with a small heap. */
final class FullHeapJob {
    static final int FAILED = 7;

    private FullHeapJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.fromSource(GeneratorSource.endless(i -> i), WatermarkStrategy.noWatermarks(), "numbers")
                .keyBy(n -> n)
                .reduce(Long::sum)
                .name("endless keys")
                .sinkTo(FunctionSink.of(n -> {}));
        try {
            env.execute("full");
        } catch (JobException e) {
            System.out.println(e.getMessage());
            System.exit(FAILED);
        }
    }
}
