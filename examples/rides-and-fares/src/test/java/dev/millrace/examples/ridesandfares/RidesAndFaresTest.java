// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.ridesandfares;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiFare;
import dev.millrace.examples.taxi.TaxiRide;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidesAndFaresTest {
    private final TaxiDay day = TaxiDay.ofSeed(5);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void putsEachRideTogetherWithItsFare(int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        List<RideWithFare> pairs =
                RidesAndFares.together(env.fromData(day.rides()), env.fromData(day.fares()))
                        .executeAndCollect("rides and fares");

        assertThat(pairs).containsExactlyInAnyOrderElementsOf(expected()).isNotEmpty();
    }

    private List<RideWithFare> expected() {
        Map<Long, TaxiFare> fares =
                day.fares().stream().collect(toMap(TaxiFare::rideId, fare -> fare));
        return day.rides().stream()
                .filter(TaxiRide::isStart)
                .map(ride -> pair(ride, fares))
                .toList();
    }

    private static RideWithFare pair(TaxiRide ride, Map<Long, TaxiFare> fares) {
        return new RideWithFare(ride, Objects.requireNonNull(fares.get(ride.rideId())));
    }
}
