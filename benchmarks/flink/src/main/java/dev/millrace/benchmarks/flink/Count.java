// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import java.io.Serial;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Counts. */
final class Count implements AggregateFunction<Long, Long, Long> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Long createAccumulator() {
        return 0L;
    }

    @Override
    public Long add(Long value, Long count) {
        return count + 1;
    }

    @Override
    public Long getResult(Long count) {
        return count;
    }

    @Override
    public Long merge(Long a, Long b) {
        return a + b;
    }
}
