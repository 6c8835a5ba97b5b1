// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecountTest {
    private static final int KEYS = 50;
    private final EventLog log = VisitGenerator.generate(1_000, KEYS, 7);

    @Test
    void countsWhatReadersGiveOutOverSeveralLaps() {
        long[] positions = {1_280, 256};
        Map<Long, Long> expected = new HashMap<>();
        for (int split = 0; split < positions.length; split++) {
            SplitReader reader =
                    new SplitReader(log, split, positions.length, Meter.upTo(positions));
            while (reader.advance()) {
                expected.merge(reader.event().id(), 1L, Long::sum);
            }
        }
        Recount recount = new Recount(log, positions);
        for (long key = 0; key < KEYS; key++) {
            assertThat(recount.of(key)).isEqualTo(expected.getOrDefault(key, 0L));
        }
    }

    @Test
    void refusesSplitsThatSeeOtherEventsInEachLap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recount(log, new long[3]))
                .withMessage("1000 events are not spread evenly over 3");
    }
}
