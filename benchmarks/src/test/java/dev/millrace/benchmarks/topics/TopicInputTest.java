// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.benchmarks.query.Checksum;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicInputTest {
    private final TopicInput input = new TopicInput(3_000, 100);

    @Test
    void knowsWhatARunningCountMakesOfItsRecords() {
        Map<Long, Long> counts = new HashMap<>();
        Checksum rows = new Checksum();
        for (long number = 0; number < input.records(); number++) {
            long key = input.key(number);
            long count = counts.merge(key, 1L, Long::sum);
            byte[] value = TopicInput.counted(TopicInput.value(key), count);
            rows.add(TopicInput.row(TopicInput.bytes(key), value));
        }
        assertThat(counts).hasSize(100);
        assertThat(rows.rows()).isEqualTo(input.expected().rows());
        assertThat(rows.sum()).isEqualTo(input.expected().sum());
    }

    @Test
    void aRowWithTheValueOfAnotherKeyIsAnother() {
        byte[] key = TopicInput.bytes(7);
        assertThat(TopicInput.row(key, TopicInput.counted(TopicInput.value(8), 1)))
                .isNotEqualTo(TopicInput.row(key, TopicInput.counted(TopicInput.value(7), 1)));
    }

    @Test
    void refusesRecordsThatCannotBeSpreadEvenly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicInput(1_001, 100))
                .withMessageContaining("got 1001 and 100");
    }
}
