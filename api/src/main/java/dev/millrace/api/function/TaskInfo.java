// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Where a function runs.
 *
 * <pre>{@code
 * TaskInfo info = new TaskInfo("words", "count", 0, 2, 128);
 * String place = info.operatorName() + " " + info.subtaskIndex() + "/" + info.parallelism();
 * }</pre>
 *
 * @param jobName the name given to {@code execute}
 * @param operatorName the name of the operator
 * @param subtaskIndex which of the parallel instances this is: 0 to {@code parallelism - 1}
 * @param parallelism how many parallel instances the operator has
 * @param maxParallelism how many key groups there are, the upper limit of {@code parallelism}
 */
public record TaskInfo(
        String jobName,
        String operatorName,
        int subtaskIndex,
        int parallelism,
        int maxParallelism) {}
