// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.stream.DataStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asking another service for each record. */
final class AsyncCalls {
    private AsyncCalls() {}

    interface Catalogue {
        CompletableFuture<String> nameOf(String item);
    }

    static DataStream<String> names(DataStream<Order> orders, Catalogue catalogue) {
        // snippet: async
        AsyncFunction<Order, String> lookUp =
                (order, result) -> result.completeFrom(catalogue.nameOf(order.item()));
        AsyncOptions<String> options =
                AsyncOptions.<String>timeout(Duration.ofSeconds(5))
                        .withCapacity(200)
                        .withRetry(
                                AsyncRetryStrategy.<String>fixedDelay(3, Duration.ofMillis(100))
                                        .onException(e -> e instanceof IOException));
        DataStream<String> names = AsyncDataStream.orderedWait(orders, lookUp, options);
        // end
        return names;
    }
}
