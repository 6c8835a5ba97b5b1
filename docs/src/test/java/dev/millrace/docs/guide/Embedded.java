// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import java.util.List;

/** How a program starts a job and looks at it. */
final class Embedded {
    private Embedded() {}

    // snippet: squares
    static List<Long> squares() throws InterruptedException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        return env.fromSequence(1, 5).map(n -> n * n).executeAndCollect("squares");
    }

    // end

    static JobResult watched(StreamExecutionEnvironment env) throws InterruptedException {
        // snippet: handle
        JobHandle job = env.executeAsync("orders");
        for (OperatorMetrics subtask : job.metrics()) {
            System.out.println(subtask.operator() + ": " + subtask.recordsIn());
        }
        job.stop(); // sources end here; what was read is finished
        JobResult result = job.await();
        System.out.println(result.status() + " after " + result.runtime());
        // end
        return result;
    }

    static void settings(StreamExecutionEnvironment env) {
        // snippet: settings
        env.setParallelism(4);
        env.set(Options.WORKERS, 2);
        env.set("max-parallelism", "256");
        System.out.println(env.explain());
        // end
    }
}
