// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Turns a pair of joined records into one result.
 *
 * <pre>{@code
 * JoinFunction<Person, Auction, String> offer =
 *         (person, auction) -> person.name() + " sells " + auction.item();
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the results
 */
@FunctionalInterface
public interface JoinFunction<IN1, IN2, OUT> extends Function {

    /**
     * Returns the result of one pair with equal keys in one window.
     *
     * @throws Exception anything; the operator's error policy decides what follows
     */
    OUT join(IN1 first, IN2 second) throws Exception;
}
