// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final int KEYS = 14_000;
    private static final int SPLITS = 2;
    private static final int SOME = 500;

    private final VisitorTrial trial =
            new VisitorTrial(new Plan(KEYS, SPLITS, 0, 0, Path.of(""), 0));
    private final Visits visits = trial.visits();

    private List<Seen> read(int split, long from, int count) {
        VisitReader reader = trial.reader(split, from);
        List<Seen> read = new ArrayList<>();
        while (read.size() < count) {
            for (int left = reader.readable(count - read.size()); left > 0; left--) {
                read.add(new Seen(reader.key(), reader.position()));
                reader.advance();
            }
        }
        return read;
    }

    @Test
    void everyKeyIsSeenOnceAndThenAHundredthOfThemInTurn() {
        Set<Long> all = new HashSet<>();
        for (int split = 0; split < SPLITS; split++) {
            List<Seen> read = read(split, 0, visits.fill() + 3 * visits.hot());
            read.subList(0, visits.fill()).forEach(seen -> all.add(seen.key()));
            List<Seen> hot = read.subList(visits.fill(), read.size());
            assertThat(hot.stream().map(Seen::key).distinct()).hasSize(visits.hot());
            assertThat(hot.stream().limit(visits.hot()).map(Seen::key)).doesNotHaveDuplicates();
        }
        assertThat(all).hasSize(KEYS).allMatch(key -> key >= 0 && key < KEYS);
    }

    @Test
    void theReaderSeesTheKeysThatTheFormulaSays() {
        int count = visits.fill() + 3 * visits.hot();
        assertThat(read(1, 0, count))
                .allMatch(seen -> seen.key() == visits.key(1, seen.position()));
    }

    @Test
    void aReaderThatBeginsInTheMiddleSeesTheSame() {
        int from = visits.fill() + visits.hot() / 2;
        assertThat(read(0, from, SOME))
                .isEqualTo(read(0, 0, from + SOME).subList(from, from + SOME));
    }

    @Test
    void countsAreThoseOfAPlainCount() {
        Map<Long, Long> counts = new HashMap<>();
        for (Seen seen : read(1, 0, visits.fill() + 3 * visits.hot())) {
            long count = counts.merge(seen.key(), 1L, Long::sum);
            assertThat(visits.count(seen.position())).isEqualTo(count);
            byte mark = Visits.mark(Visits.profile(seen.key()), count);
            assertThat(visits.row(1, seen.position()))
                    .isEqualTo(Visits.row(seen.key(), count, mark));
        }
    }

    @Test
    void refusesKeysThatCannotBeDealtOut() {
        assertThatThrownBy(() -> new Visits(1_001, 2)).hasMessageContaining("multiple of 200");
    }
}
