// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.longridealerts;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiRide;

/** Tells of each ride that takes more than two hours, without waiting for its end. */
public final class LongRideAlerts {
    private static final WatermarkStrategy<TaxiRide> EVENT_TIME =
            WatermarkStrategy.<TaxiRide>forBoundedOutOfOrderness(TaxiDay.LONGEST_DELAY)
                    .withTimestampAssigner((ride, recordTime) -> ride.time().toEpochMilli());

    private LongRideAlerts() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

        alerts(env.fromData(TaxiDay.ofSeed(42).rides())).print();

        env.execute("long ride alerts");
    }

    static DataStream<LongRide> alerts(DataStream<TaxiRide> rides) {
        return rides.assignTimestampsAndWatermarks(EVENT_TIME)
                .keyBy(TaxiRide::rideId)
                .process(new RideWatch());
    }
}
