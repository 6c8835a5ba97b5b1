// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class NexmarkGeneratorTest {
    private static final EventLog LOG = NexmarkGenerator.generate(50_000, 7);

    private static double share(Predicate<Event> wanted) {
        return Arrays.stream(LOG.events()).filter(wanted).count() / (double) LOG.size();
    }

    @Test
    void twoInHundredArePersonsSixAuctionsAndTheRestBids() {
        assertThat(share(event -> event instanceof Person)).isEqualTo(0.02);
        assertThat(share(event -> event instanceof Auction)).isEqualTo(0.06);
        assertThat(share(event -> event instanceof Bid)).isEqualTo(0.92);
    }

    @Test
    void noTimeIsFurtherBehindThanTheBound() {
        long greatestMs = Long.MIN_VALUE;
        for (Event event : LOG.events()) {
            greatestMs = Math.max(greatestMs, event.timestampMs());
            assertThat(event.timestampMs()).isGreaterThanOrEqualTo(greatestMs - LOG.disorderMs());
        }
    }

    @Test
    void halfOfTheBidsGoToHotAuctions() {
        assertThat(share(event -> event instanceof Bid && event.id() % 100 == 0))
                .isBetween(0.45, 0.48);
    }

    @Test
    void theSameSeedMakesTheSameEvents() {
        EventLog again = NexmarkGenerator.generate(50_000, 7);
        for (int i = 0; i < LOG.size(); i += 97) {
            assertThat(again.events()[i]).usingRecursiveComparison().isEqualTo(LOG.events()[i]);
        }
    }

    @Test
    void aLapSpansWholeCycles() {
        assertThatThrownBy(() -> NexmarkGenerator.generate(1001, 7))
                .hasMessageContaining("multiple of 500, got 1001");
    }
}
