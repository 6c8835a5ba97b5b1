// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.testkit.JobSimulation;
import dev.millrace.testkit.TestSource;
import java.util.List;

/** A job that writes to a checked sink. */
final class CheckedJob<T> {
    private final SinkTarget<T, ?> target;
    private final String uid;

    CheckedJob(SinkTarget<T, ?> target, String uid) {
        this.target = target;
        this.uid = uid;
    }

    void run(JobSimulation simulation, List<Integer> numbers) {
        TestSource<Integer> source = simulation.source(numbers);
        simulation.run(env -> build(env, source));
    }

    private void build(StreamExecutionEnvironment env, TestSource<Integer> source) {
        SinkTarget<T, ?> to = target;
        env.fromSource(source, WatermarkStrategy.<Integer>noWatermarks(), "numbers")
                .uid("numbers")
                .rebalance()
                .map(to::record)
                .uid("records")
                .sinkTo(newSink())
                .uid(uid);
    }

    private CommittingSink<T, ?> newSink() {
        try {
            target.died();
            return target.sink();
        } catch (Exception e) {
            throw new IllegalStateException("The target made no sink", e);
        }
    }
}
