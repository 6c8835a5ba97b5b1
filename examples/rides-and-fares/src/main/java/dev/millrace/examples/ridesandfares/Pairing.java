// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.ridesandfares;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.RichCoFlatMapFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.examples.taxi.TaxiFare;
import dev.millrace.examples.taxi.TaxiRide;

/** Keeps what comes first of a ride and its fare until the other one comes. */
final class Pairing extends RichCoFlatMapFunction<TaxiRide, TaxiFare, RideWithFare> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<TaxiRide> waitingRide;
    private transient ValueState<TaxiFare> waitingFare;

    @Override
    public void open(OpenContext context) {
        waitingRide = getRuntimeContext().getState(new ValueStateDescriptor<>("ride"));
        waitingFare = getRuntimeContext().getState(new ValueStateDescriptor<>("fare"));
    }

    @Override
    public void flatMap1(TaxiRide ride, Collector<RideWithFare> out) {
        TaxiFare fare = waitingFare.value();
        if (fare == null) {
            waitingRide.update(ride);
        } else {
            waitingFare.clear();
            out.collect(new RideWithFare(ride, fare));
        }
    }

    @Override
    public void flatMap2(TaxiFare fare, Collector<RideWithFare> out) {
        TaxiRide ride = waitingRide.value();
        if (ride == null) {
            waitingFare.update(fare);
        } else {
            waitingRide.clear();
            out.collect(new RideWithFare(ride, fare));
        }
    }
}
