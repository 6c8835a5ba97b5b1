// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.accumulator.LongAccumulator;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.test.TestSources;
import dev.millrace.benchmarks.startup.SmallJob;
import java.util.stream.IntStream;

/** {@link SmallJob} on one embedded member. */
public final class JetStartup {
    private JetStartup() {}

    public static void main(String[] args) {
        Pipeline pipeline = Pipeline.create();
        pipeline.readFrom(TestSources.items(numbers()))
                .groupingKey(number -> number % SmallJob.KEYS)
                .mapStateful(
                        LongAccumulator::new,
                        (sum, key, number) -> SmallJob.line(key, sum.add(number).get()))
                .writeTo(Sinks.fromProcessor("print", PrintP.supplier()));
        HazelcastInstance member = JetContender.start(Runtime.getRuntime().availableProcessors());
        member.getJet().newJob(pipeline).join();
        member.shutdown();
    }

    private static Integer[] numbers() {
        return IntStream.rangeClosed(1, SmallJob.NUMBERS).boxed().toArray(Integer[]::new);
    }
}
