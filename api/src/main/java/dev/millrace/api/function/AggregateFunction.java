// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Folds records into an accumulator and reads a result from it.
 *
 * <p>Accumulators are the engine's: {@link #add} and {@link #merge} may change the accumulator they
 * get as such in place and return it, or return another; the engine goes on with what is returned.
 * A result must not share what later calls change. Accumulators become part of snapshots, so keep
 * them to records, plain classes, collections, arrays and primitives.
 *
 * <pre>{@code
 * AggregateFunction<String, StringBuilder, String> joined =
 *         new AggregateFunction<>() {
 *             public StringBuilder createAccumulator() {
 *                 return new StringBuilder();
 *             }
 *
 *             public StringBuilder add(String value, StringBuilder accumulator) {
 *                 return accumulator.append(value);
 *             }
 *
 *             public String getResult(StringBuilder accumulator) {
 *                 return accumulator.toString();
 *             }
 *
 *             public StringBuilder merge(StringBuilder a, StringBuilder b) {
 *                 return a.append(b);
 *             }
 *         };
 * }</pre>
 *
 * @param <IN> the records
 * @param <ACC> the accumulators
 * @param <OUT> the results
 */
public interface AggregateFunction<IN, ACC, OUT> extends Function {

    /** Returns a new accumulator of no records. */
    ACC createAccumulator();

    /**
     * Adds a record.
     *
     * @param accumulator may be changed in place
     * @return the accumulator with the record
     */
    ACC add(IN value, ACC accumulator);

    /**
     * Returns the result of what was added. The accumulator stays in use and must not be changed.
     */
    OUT getResult(ACC accumulator);

    /**
     * Combines two accumulators. Must be associative, and {@link #createAccumulator()} neutral.
     *
     * @param a what came earlier; may be changed in place
     * @param b what came later; stays in use and must not be changed
     * @return the accumulator of both
     */
    ACC merge(ACC a, ACC b);
}
