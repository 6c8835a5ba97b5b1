// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;

/** A program that ends as soon as its job does, unless somebody looks. */
final class ServedJob {
    private ServedJob() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromSequence(1, 100)
                .keyBy(n -> n % 10)
                .reduce(Long::sum)
                .name("sums")
                .uid("sums")
                .sinkTo(FunctionSink.of(n -> {}));
        env.execute("served");
        System.out.println("The program ends");
    }
}
