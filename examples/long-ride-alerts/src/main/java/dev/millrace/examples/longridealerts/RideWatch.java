// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.longridealerts;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.examples.taxi.TaxiRide;
import java.time.Duration;

/**
 * Keeps the event of a ride that comes first, which may be its end, for two hours of event time. If
 * it was the start and the end has not come by then, the ride is a long one.
 */
final class RideWatch extends KeyedProcessFunction<Long, TaxiRide, LongRide> {
    private static final long serialVersionUID = 1L;
    private static final Duration LIMIT = Duration.ofHours(2);

    private transient ValueState<TaxiRide> first;

    @Override
    public void open(OpenContext context) {
        first = getRuntimeContext().getState(new ValueStateDescriptor<>("first event"));
    }

    @Override
    public void processElement(TaxiRide ride, Context ctx, Collector<LongRide> out) {
        TaxiRide other = first.value();
        if (other == null) {
            first.update(ride);
            ctx.timerService().registerEventTimeTimer(limitMs(ride));
            return;
        }
        TaxiRide start = ride.isStart() ? ride : other;
        TaxiRide end = ride.isStart() ? other : ride;
        if (end.time().toEpochMilli() > limitMs(start)) {
            out.collect(alert(start));
        }
        ctx.timerService().deleteEventTimeTimer(limitMs(other));
        first.clear();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<LongRide> out) {
        TaxiRide alone = first.value();
        if (alone != null && alone.isStart()) {
            out.collect(alert(alone));
        }
        first.clear();
    }

    private static long limitMs(TaxiRide ride) {
        return ride.time().plus(LIMIT).toEpochMilli();
    }

    private static LongRide alert(TaxiRide start) {
        return new LongRide(start.rideId(), start.driverId(), start.time());
    }
}
