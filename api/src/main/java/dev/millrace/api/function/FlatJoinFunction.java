// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Turns a pair of joined records into any number of results.
 *
 * <pre>{@code
 * FlatJoinFunction<Person, Auction, String> lamps =
 *         (person, auction, out) -> {
 *             if (auction.item().equals("lamp")) {
 *                 out.collect(person.name());
 *             }
 *         };
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the results
 */
@FunctionalInterface
public interface FlatJoinFunction<IN1, IN2, OUT> extends Function {

    /**
     * Emits the results of one pair with equal keys in one window.
     *
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    void join(IN1 first, IN2 second, Collector<OUT> out) throws Exception;
}
