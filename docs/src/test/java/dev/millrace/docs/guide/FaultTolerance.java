// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.JobHandle;
import dev.millrace.api.Options;
import dev.millrace.api.RestartStrategy;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.connector.files.FileSink;
import dev.millrace.connector.files.FileSource;
import java.nio.file.Path;
import java.time.Duration;

/** A job that outlives its process. */
final class FaultTolerance {
    private FaultTolerance() {}

    static void ordersByCustomer() throws InterruptedException {
        // snippet: fault-tolerance
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(Duration.ofSeconds(10), Path.of("checkpoints"));

        env.fromSource(
                        FileSource.text(Path.of("orders")),
                        WatermarkStrategy.noWatermarks(),
                        "orders")
                .map(Order::parse)
                .keyBy(Order::customer)
                .sum("cents")
                .uid("cents-by-customer")
                .map(order -> order.customer() + "," + order.cents())
                .sinkTo(FileSink.text(Path.of("totals")))
                .uid("totals");
        env.execute("cents by customer");
        // end
    }

    static void restarts(StreamExecutionEnvironment env) {
        // snippet: fault-tolerance-restarts
        env.set(
                Options.RESTART_STRATEGY,
                RestartStrategy.exponential(10, Duration.ofSeconds(1), Duration.ofMinutes(1)));
        // end
    }

    static void restore(StreamExecutionEnvironment env) {
        // snippet: fault-tolerance-restore
        env.enableCheckpointing(Duration.ofSeconds(10), Path.of("checkpoints-2"));
        env.restoreFrom(Path.of("savepoints/before-upgrade"));
        // end
    }

    static void savepoint(StreamExecutionEnvironment env) {
        // snippet: fault-tolerance-savepoint
        JobHandle job = env.executeAsync("cents by customer");
        Path taken = job.stopWithSavepoint(Path.of("savepoints/before-upgrade")).join();
        System.out.println("Go on from " + taken);
        // end
    }
}
