// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.hourlytips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiFare;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourlyTipsTest {
    private final List<TaxiFare> fares = TaxiDay.ofSeed(7).fares();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void findsTheBestTippedDriverOfEachHour(int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        List<DriverTips> best =
                HourlyTips.bestOfEachHour(env.fromData(fares)).executeAndCollect("hourly tips");

        assertThat(best).containsExactlyInAnyOrderElementsOf(expected()).hasSize(24);
    }

    private List<DriverTips> expected() {
        Map<Instant, Map<Long, Long>> tips = new TreeMap<>();
        for (TaxiFare fare : fares) {
            Instant hourEnd = fare.time().truncatedTo(ChronoUnit.HOURS).plusSeconds(3600);
            tips.computeIfAbsent(hourEnd, hour -> new TreeMap<>())
                    .merge(fare.driverId(), fare.tipCents(), Long::sum);
        }
        List<DriverTips> best = new ArrayList<>();
        tips.forEach((hourEnd, drivers) -> best.add(best(hourEnd, drivers)));
        return best;
    }

    /** The first of those with the most, in the order of their numbers. */
    private static DriverTips best(Instant hourEnd, Map<Long, Long> drivers) {
        DriverTips best = new DriverTips(hourEnd, -1, -1);
        for (Map.Entry<Long, Long> driver : drivers.entrySet()) {
            if (driver.getValue() > best.tipCents()) {
                best = new DriverTips(hourEnd, driver.getKey(), driver.getValue());
            }
        }
        return best;
    }
}
