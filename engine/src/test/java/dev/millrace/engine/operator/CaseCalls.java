// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.api.graph.Instances;
import dev.millrace.engine.async.AsyncOperator;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.seam.BlockingWork;
import java.time.Duration;
import java.util.List;

/** Asynchronous calls that are answered when the harness has work done beside the operator. */
final class CaseCalls {
    private static final int CAPACITY = 3;

    private CaseCalls() {}

    static Operator operator(OperatorContext context, Output out, boolean ordered) {
        BlockingWork beside = context.blockingWork();
        AsyncFunction<Object, Object> function =
                (value, result) -> beside.submit(() -> answer(value, result));
        AsyncSpec spec =
                new AsyncSpec(Instances.of(function), ordered, CAPACITY, Duration.ofHours(1), null);
        return new AsyncOperator(context, out, function, AsyncRetryStrategy.none(), spec);
    }

    private static void answer(Object value, ResultFuture<Object> result) {
        try {
            result.complete(List.of(OperatorCase.good(value), value + " again"));
        } catch (Exception e) {
            result.completeExceptionally(e);
        }
    }
}
