// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.ridecleansing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiRide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RideCleansingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void keepsTheRidesThatStartAndEndInNewYork(int parallelism) throws Exception {
        List<TaxiRide> rides = TaxiDay.ofSeed(3).rides();
        List<TaxiRide> expected = new ArrayList<>(rides);
        expected.removeIf(ride -> !ride.from().isInNewYork());
        expected.removeIf(ride -> !ride.to().isInNewYork());

        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        List<TaxiRide> kept =
                RideCleansing.inNewYork(env.fromData(rides)).executeAndCollect("ride cleansing");

        assertThat(kept).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty();
        assertThat(kept).hasSizeLessThan(rides.size());
    }
}
