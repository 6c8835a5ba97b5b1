// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.EventLog;
import dev.millrace.benchmarks.events.Meter;
import dev.millrace.benchmarks.events.NexmarkGenerator;
import dev.millrace.benchmarks.events.SplitReader;
import dev.millrace.benchmarks.events.VisitGenerator;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopTest {
    /** A lap of 20 s, so that the runs below reach into the second lap and sessions end. */
    private static final EventLog AUCTION_HOUSE = NexmarkGenerator.generate(200_000, 3);

    private static final EventLog VISITS = VisitGenerator.generate(200_000, 20_000, 3);
    private static final long[] UNEQUAL_SPLITS = {256 * 600, 256 * 450};

    private static EventLog log(Query query) {
        return switch (query) {
            case KV_1M, KV_10M, WC -> VISITS;
            default -> AUCTION_HOUSE;
        };
    }

    private static Checksum run(Query query, int lanes, long... limits)
            throws InterruptedException {
        Trial trial = new Trial(query, log(query), Meter.upTo(limits));
        new Loop(trial, lanes).run();
        return trial.collected();
    }

    private static Checksum recomputed(Query query, long... limits) {
        List<Timed> events = new ArrayList<>();
        Meter meter = Meter.upTo(limits);
        for (int split = 0; split < limits.length; split++) {
            SplitReader reader = new SplitReader(log(query), split, limits.length, meter);
            while (reader.advance()) {
                Event event = reader.event();
                events.add(new Timed(event, reader.timestampMs()));
            }
        }
        return Recomputation.of(query, events);
    }

    @ParameterizedTest
    @EnumSource
    void oneLaneMakesTheRowsThatARecomputationMakes(Query query) throws InterruptedException {
        Checksum expected = recomputed(query, 256 * 1000);
        assertThat(expected.rows()).isPositive();
        assertThat(run(query, 1, 256 * 1000)).usingRecursiveComparison().isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void twoLanesMakeTheSameRows(Query query) throws InterruptedException {
        assertThat(run(query, 2, UNEQUAL_SPLITS))
                .usingRecursiveComparison()
                .isEqualTo(recomputed(query, UNEQUAL_SPLITS));
    }

    @ParameterizedTest
    @EnumSource
    void oneLaneOverTwoSplitsMakesTheSameRows(Query query) throws InterruptedException {
        assertThat(run(query, 1, UNEQUAL_SPLITS))
                .usingRecursiveComparison()
                .isEqualTo(recomputed(query, UNEQUAL_SPLITS));
    }
}
