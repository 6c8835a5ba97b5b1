// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What is left of a job that ended without failing.
 *
 * <pre>{@code
 * JobResult result = env.execute("orders");
 * long late = result.total("hourly", OperatorMetrics::lateRecords);
 * System.out.println(late + " records were late in " + result.runtime());
 * }</pre>
 *
 * @param jobName the job's name
 * @param status {@link JobStatus#FINISHED} or {@link JobStatus#CANCELLED}
 * @param runtime from start to end
 * @param metrics the last counts of each subtask
 */
public record JobResult(
        String jobName, JobStatus status, Duration runtime, List<OperatorMetrics> metrics) {

    public JobResult {
        metrics = List.copyOf(metrics);
    }

    /** Sum over all subtasks of the operators named {@code operator} of one count. */
    public long total(String operator, ToLongFunction<OperatorMetrics> count) {
        return metrics.stream().filter(m -> m.operator().equals(operator)).mapToLong(count).sum();
    }
}
