// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * Makes the record with a number. Used by several threads at once, each for other numbers, so it
 * should depend on nothing but the number.
 *
 * <pre>{@code
 * IndexFunction<Bid> bids = index -> new Bid(index % 1000);
 * }</pre>
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface IndexFunction<T> {

    /**
     * The record with number {@code index}.
     *
     * @throws Exception if there is none; the source's error policy decides what happens
     */
    T at(long index) throws Exception;
}
