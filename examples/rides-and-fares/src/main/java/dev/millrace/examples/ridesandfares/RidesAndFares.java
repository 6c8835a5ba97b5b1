// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.ridesandfares;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.DataStream;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiFare;
import dev.millrace.examples.taxi.TaxiRide;

/** Puts each ride together with its fare. */
public final class RidesAndFares {
    private RidesAndFares() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        TaxiDay day = TaxiDay.ofSeed(42);

        together(env.fromData(day.rides()), env.fromData(day.fares())).print();

        env.execute("rides and fares");
    }

    static DataStream<RideWithFare> together(
            DataStream<TaxiRide> rides, DataStream<TaxiFare> fares) {
        return rides.filter(TaxiRide::isStart)
                .keyBy(TaxiRide::rideId)
                .connect(fares.keyBy(TaxiFare::rideId))
                .flatMap(new Pairing());
    }
}
