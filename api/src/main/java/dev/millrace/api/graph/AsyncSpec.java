// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.AsyncRetryStrategy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call per record, as data.
 *
 * @param function makes the calls
 * @param ordered whether results keep the order of their records
 * @param capacity how many calls may be open in one subtask, at least 1
 * @param timeout when a call counts as failed
 * @param retry when a failed call is made again, or null for never
 */
public record AsyncSpec(
        Instances<? extends AsyncFunction<?, ?>> function,
        boolean ordered,
        int capacity,
        Duration timeout,
        @Nullable AsyncRetryStrategy<?> retry)
        implements OperatorSpec {

    public AsyncSpec {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; give at least 1");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is " + timeout + "; give more than zero");
        }
    }
}
