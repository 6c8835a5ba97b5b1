// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitReaderTest {
    private static final int SIZE = 1000;

    @Test
    void splitsTogetherReadEachEventOncePerLap() {
        EventLog log = NexmarkGenerator.generate(SIZE, 1);
        List<Event> read = new ArrayList<>();
        Meter meter = Meter.upTo(512, 512);
        for (int split = 0; split < 2; split++) {
            SplitReader reader = new SplitReader(log, split, 2, meter);
            for (int i = 0; i < SIZE / 2; i++) {
                assertThat(reader.advance()).isTrue();
                read.add(reader.event());
            }
        }
        assertThat(read).containsExactlyInAnyOrder(log.events());
    }

    @Test
    void secondLapIsOneSpanLater() {
        EventLog log = NexmarkGenerator.generate(SIZE, 1);
        SplitReader reader = new SplitReader(log, 0, 1, Meter.upTo(2048));
        reader.advance();
        long firstMs = reader.timestampMs();
        for (int i = 0; i < SIZE; i++) {
            reader.advance();
        }
        assertThat(reader.event()).isSameAs(log.events()[0]);
        assertThat(reader.timestampMs()).isEqualTo(firstMs + log.spanMs());
    }

    @Test
    void endsAtItsLimitForGood() {
        EventLog log = VisitGenerator.generate(SIZE, 10, 1);
        Meter meter = Meter.upTo(256);
        SplitReader reader = new SplitReader(log, 0, 1, meter);
        int read = 0;
        while (reader.advance()) {
            read++;
        }
        assertThat(read).isEqualTo(256);
        assertThat(reader.advance()).isFalse();
        assertThat(meter.positions()).containsExactly(256);
    }

    @Test
    void stopEndsAtTheNextQuestion() {
        EventLog log = VisitGenerator.generate(SIZE, 10, 1);
        Meter meter = Meter.untilStopped(1);
        SplitReader reader = new SplitReader(log, 0, 1, meter);
        reader.advance();
        meter.stop();
        int further = 0;
        while (reader.advance()) {
            further++;
        }
        assertThat(further).isEqualTo(SplitReader.STRIDE - 1);
    }
}
