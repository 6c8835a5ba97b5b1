// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.KeyValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

// snippet: job-test
class TotalsTest {
    private static final Instant NOON = Instant.parse("2001-01-08T12:00:00Z");

    @Test
    void addsUpWhatACustomerSpent() throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        var orders =
                env.fromData(
                        new Order("1", "ann", "tea", 250, NOON),
                        new Order("2", "bob", "cup", 900, NOON),
                        new Order("3", "ann", "cup", 900, NOON));

        List<KeyValue<String, Long>> totals = Totals.totals(orders).executeAndCollect("test");

        assertThat(totals)
                .containsExactlyInAnyOrder(
                        new KeyValue<>("ann", 250L),
                        new KeyValue<>("ann", 1_150L),
                        new KeyValue<>("bob", 900L));
    }
}
// end
