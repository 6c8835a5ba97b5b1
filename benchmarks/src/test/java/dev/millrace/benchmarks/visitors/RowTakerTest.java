// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RowTakerTest {
    private static final int KEYS = 200;
    private static final int SPLITS = 1;
    private static final int RATE = 1_000;

    private final VisitorTrial trial =
            new VisitorTrial(new Plan(KEYS, SPLITS, RATE, 0, Path.of(""), 0));
    private final Visits visits = trial.visits();
    private final RowTaker taker = trial.taker();

    private void take(long position) {
        long key = visits.key(0, position);
        long count = visits.count(position);
        taker.row(key, count, Visits.mark(Visits.profile(key), count), position);
    }

    @Test
    void recordsOnlyWhatIsDueWhileMeasuring() {
        trial.due(0, visits.fill()); // Every key has been seen, so the clock starts.
        long before = visits.fill();
        long within = before + 3_600L * RATE;
        take(0);
        take(before);
        take(within);
        trial.measureFromNow();
        take(0);
        take(within);
        trial.measureToNow();
        take(within);
        take(within + 1);
        taker.close();

        assertThat(trial.latenciesNs().getTotalCount()).isEqualTo(1);
        assertThat(trial.collected().rows()).isEqualTo(7);
    }

    @Test
    void aTimeCountsFromWhenMeasuringBeginsToBeforeItEnds() {
        assertThat(trial.measured(System.nanoTime())).isZero();
        long early = System.nanoTime() - 1;
        trial.measureFromNow();
        assertThat(trial.measured(early)).isZero();
        assertThat(trial.measured(System.nanoTime())).isEqualTo(1);
        trial.measureToNow();
        assertThat(trial.measured(System.nanoTime())).isZero();
    }
}
