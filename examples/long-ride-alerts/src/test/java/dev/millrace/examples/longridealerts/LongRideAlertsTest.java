// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.longridealerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.examples.taxi.Place;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiRide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongRideAlertsTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Place HERE = new Place(-73.9, 40.7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void tellsOfEachLongRideOnce(int parallelism) throws Exception {
        List<TaxiRide> rides = TaxiDay.ofSeed(11).rides();

        assertThat(alerts(rides, parallelism))
                .containsExactlyInAnyOrderElementsOf(longRidesOf(rides))
                .isNotEmpty();
    }

    @Test
    void saysNothingWhenTheEndComesBeforeTheStart() throws Exception {
        assertThat(alerts(List.of(end(1, Duration.ofMinutes(1)), start(1)), 1)).isEmpty();
    }

    @Test
    void tellsOfALongRideWhoseEndComesBeforeItsStart() throws Exception {
        assertThat(alerts(List.of(end(1, Duration.ofHours(3)), start(1)), 1))
                .containsExactly(new LongRide(1, 9, NOON));
    }

    @Test
    void twoHoursAreNotTooLong() throws Exception {
        assertThat(alerts(List.of(start(1), end(1, Duration.ofHours(2))), 1)).isEmpty();
    }

    @Test
    void tellsOfARideThatNeverEnds() throws Exception {
        assertThat(alerts(List.of(start(1), start(2), end(2, Duration.ofMinutes(5))), 1))
                .containsExactly(new LongRide(1, 9, NOON));
    }

    private static TaxiRide start(long rideId) {
        return new TaxiRide(rideId, true, NOON, 9, HERE, HERE);
    }

    private static TaxiRide end(long rideId, Duration length) {
        return new TaxiRide(rideId, false, NOON.plus(length), 9, HERE, HERE);
    }

    private static List<LongRide> alerts(List<TaxiRide> rides, int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        return LongRideAlerts.alerts(env.fromData(rides)).executeAndCollect("long ride alerts");
    }

    private static List<LongRide> longRidesOf(List<TaxiRide> rides) {
        Map<Long, Instant> ends = new HashMap<>();
        rides.stream().filter(ride -> !ride.isStart()).forEach(e -> ends.put(e.rideId(), e.time()));
        List<LongRide> found = new ArrayList<>();
        for (TaxiRide ride : rides) {
            Instant end = ends.getOrDefault(ride.rideId(), Instant.MAX);
            if (ride.isStart() && end.isAfter(ride.time().plus(Duration.ofHours(2)))) {
                found.add(new LongRide(ride.rideId(), ride.driverId(), ride.time()));
            }
        }
        return found;
    }
}
