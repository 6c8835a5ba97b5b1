// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.benchmarks.visitors.Plan;
import dev.millrace.benchmarks.visitors.Seen;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.time.Duration;

/** The job of {@link VisitorTrial}. */
record VisitorJob(VisitorTrial trial) {

    /** Adds the job to an environment, starts it and waits for its end. */
    void run(StreamExecutionEnvironment env) throws InterruptedException {
        Plan plan = trial.plan();
        if (plan.hasCheckpoints()) {
            env.enableCheckpointing(Duration.ofMillis(plan.intervalMs()), plan.directory());
        }
        env.fromSource(new VisitSource(trial), WatermarkStrategy.noWatermarks(), "visits")
                .keyBy(Seen::key)
                .process(CountVisits::new)
                .uid("visitors")
                .sinkTo(new VisitorSink(trial))
                .uid("rows");
        JobHandle job = env.executeAsync("visitors");
        trial.running(() -> TakenCheckpoints.of(job));
        job.await();
    }
}
