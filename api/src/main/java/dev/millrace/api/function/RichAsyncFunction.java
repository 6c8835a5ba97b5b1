// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * An {@link AsyncFunction} with a life cycle. State is not available to it: results come later.
 *
 * <pre>{@code
 * class Ages extends RichAsyncFunction<String, Integer> {
 *     private transient java.util.concurrent.ExecutorService threads;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         threads = java.util.concurrent.Executors.newFixedThreadPool(4);
 *     }
 *
 *     @Override
 *     public void asyncInvoke(String name, ResultFuture<Integer> result) {
 *         threads.execute(() -> result.complete(List.of(name.length())));
 *     }
 *
 *     @Override
 *     public void close() {
 *         threads.shutdown();
 *     }
 * }
 * }</pre>
 *
 * @param <IN> the records read
 * @param <OUT> the results
 */
public abstract class RichAsyncFunction<IN, OUT> extends AbstractRichFunction
        implements AsyncFunction<IN, OUT> {

    private static final long serialVersionUID = 1L;
}
