// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.ridecleansing;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.DataStream;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiRide;

/** Keeps the rides that start and end in New York. */
public final class RideCleansing {
    private RideCleansing() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

        inNewYork(env.fromData(TaxiDay.ofSeed(42).rides())).print();

        env.execute("ride cleansing");
    }

    static DataStream<TaxiRide> inNewYork(DataStream<TaxiRide> rides) {
        return rides.filter(ride -> ride.from().isInNewYork() && ride.to().isInNewYork());
    }
}
