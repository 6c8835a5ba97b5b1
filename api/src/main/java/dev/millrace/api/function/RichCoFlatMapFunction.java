// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * A {@link CoFlatMapFunction} with a life cycle and state.
 *
 * <pre>{@code
 * class Enrichment extends RichCoFlatMapFunction<Ride, Fare, String> {
 *     private transient ValueState<Ride> ride;
 *     private transient ValueState<Fare> fare;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         ride = getRuntimeContext().getState(new ValueStateDescriptor<>("ride"));
 *         fare = getRuntimeContext().getState(new ValueStateDescriptor<>("fare"));
 *     }
 *
 *     @Override
 *     public void flatMap1(Ride value, Collector<String> out) {
 *         ride.update(value);
 *         emitIfBoth(out);
 *     }
 *
 *     @Override
 *     public void flatMap2(Fare value, Collector<String> out) {
 *         fare.update(value);
 *         emitIfBoth(out);
 *     }
 *
 *     private void emitIfBoth(Collector<String> out) {
 *         if (ride.value() != null && fare.value() != null) {
 *             out.collect(ride.value() + " costs " + fare.value());
 *             ride.clear();
 *             fare.clear();
 *         }
 *     }
 * }
 *
 * rides.keyBy(Ride::id).connect(fares.keyBy(Fare::rideId)).flatMap(new Enrichment());
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the records written
 */
public abstract class RichCoFlatMapFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoFlatMapFunction<IN1, IN2, OUT> {

    private static final long serialVersionUID = 1L;
}
