// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaxiDayTest {
    private final TaxiDay day = TaxiDay.ofSeed(1);

    @Test
    void theSameSeedMakesTheSameDay() {
        TaxiDay again = TaxiDay.ofSeed(1);

        assertThat(again.rides()).isEqualTo(day.rides());
        assertThat(again.fares()).isEqualTo(day.fares());
        assertThat(TaxiDay.ofSeed(2).rides()).isNotEqualTo(day.rides());
    }

    @Test
    void noEventComesLaterThanItSays() {
        Instant latest = Instant.MIN;
        for (TaxiRide ride : day.rides()) {
            latest = ride.time().isAfter(latest) ? ride.time() : latest;

            assertThat(ride.time()).isAfter(latest.minus(TaxiDay.LONGEST_DELAY));
        }
    }

    @Test
    void holdsWhatTheExamplesAreAbout() {
        List<TaxiRide> rides = day.rides();
        Set<Long> started = new HashSet<>();
        Set<Long> ended = new HashSet<>();
        int endedFirst = 0;
        for (TaxiRide ride : rides) {
            (ride.isStart() ? started : ended).add(ride.rideId());
            endedFirst += !ride.isStart() && !started.contains(ride.rideId()) ? 1 : 0;
        }

        assertThat(endedFirst).as("ends before their starts").isPositive();
        assertThat(started).hasSizeGreaterThan(ended.size()).containsAll(ended);
        assertThat(rides).anyMatch(ride -> ride.from().isInNewYork());
        assertThat(rides).anyMatch(ride -> !ride.from().isInNewYork());
        assertThat(day.fares()).anyMatch(fare -> fare.tipCents() == 0).hasSameSizeAs(started);
    }
}
