// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Schedule THREE_PER_SECOND = new Schedule(2, 3, 1_000, 60_000);

    @Test
    void eventsAreDueAtASteadyRate() {
        assertThat(THREE_PER_SECOND.dueNs(0)).isEqualTo(1_000);
        assertThat(THREE_PER_SECOND.dueNs(1)).isEqualTo(1_000 + 333_333_333);
        assertThat(THREE_PER_SECOND.dueNs(3_000_000_000L))
                .isEqualTo(1_000 + 1_000_000_000_000_000_000L);
    }

    @Test
    void eventTimeIsTheDueTime() {
        assertThat(THREE_PER_SECOND.timestampMs(1)).isEqualTo(60_333);
        assertThat(THREE_PER_SECOND.timestampMs(3)).isEqualTo(61_000);
    }

    @Test
    void aWindowIsCompletedByTheSplitThatComesToItsEndLast() {
        assertThat(THREE_PER_SECOND.timestampMs(3)).isEqualTo(61_000);
        assertThat(THREE_PER_SECOND.completionDueNs(61_000)).isEqualTo(THREE_PER_SECOND.dueNs(4));
    }
}
