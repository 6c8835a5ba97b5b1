// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RangesTest {
    @Test
    void coverEveryValueOnce() {
        for (int count = 1; count < 12; count++) {
            List<JdbcSplit> ranges = Ranges.divide(-3, 6, count);
            assertThat(ranges).hasSize(Math.min(count, 10));
            assertThat(ranges.get(0).first()).isEqualTo(-3);
            assertThat(ranges.get(ranges.size() - 1).last()).isEqualTo(6);
            for (int i = 1; i < ranges.size(); i++) {
                assertThat(ranges.get(i).first()).isEqualTo(ranges.get(i - 1).last() + 1);
            }
        }
    }

    @Test
    void spanEverythingALongCanSay() {
        List<JdbcSplit> ranges = Ranges.divide(Long.MIN_VALUE, Long.MAX_VALUE, 3);
        assertThat(ranges).hasSize(3);
        assertThat(ranges.get(0).first()).isEqualTo(Long.MIN_VALUE);
        assertThat(ranges.get(2).last()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void rangeIsReadAfterTheGreatestLong() {
        JdbcSplit last = new JdbcSplit(5, Long.MAX_VALUE, 5);
        assertThat(last.isRead()).isFalse();
        assertThat(last.readTo(Long.MAX_VALUE).isRead()).isTrue();
    }
}
