// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkStrategyTest {

    private static final Duration TEN_MS = Duration.ofMillis(10);

    @Test
    void staysBehindTheLatestTimestamp() throws Exception {
        assertThat(watermarksOf(WatermarkStrategy.forBoundedOutOfOrderness(TEN_MS), 100, 50, 120))
                .containsExactly(89L, 89L, 109L);
        assertThat(watermarksOf(WatermarkStrategy.forMonotonousTimestamps(), 100, 101))
                .containsExactly(99L, 100L);
    }

    @Test
    void neverWrapsAroundToTheFuture() throws Exception {
        WatermarkStrategy<Long> bounded = WatermarkStrategy.forBoundedOutOfOrderness(TEN_MS);
        long first = Long.MIN_VALUE + 11;

        assertThat(watermarksOf(bounded, Long.MIN_VALUE, first - 1)).isEmpty();
        assertThat(watermarksOf(bounded, first)).containsExactly(Long.MIN_VALUE);
        assertThat(watermarksOf(bounded, first + 1)).containsExactly(Long.MIN_VALUE + 1);
        assertThat(watermarksOf(bounded, Long.MAX_VALUE)).containsExactly(Long.MAX_VALUE - 11);
    }

    @Test
    void acceptsAVeryLongBound() throws Exception {
        Duration longest = Duration.ofMillis(Millis.LONGEST);

        assertThat(watermarksOf(WatermarkStrategy.forBoundedOutOfOrderness(longest), 5))
                .containsExactly(5 - Millis.LONGEST - 1);
        assertThatThrownBy(() -> WatermarkStrategy.forBoundedOutOfOrderness(longest.plusMillis(1)))
                .hasMessageContaining("must not exceed");
    }

    @Test
    void saysNothingBeforeTheFirstRecord() throws Exception {
        assertThat(watermarksOf(WatermarkStrategy.forMonotonousTimestamps())).isEmpty();
    }

    @Test
    void makesAGeneratorForEachSplit() {
        WatermarkStrategy<Long> strategy = WatermarkStrategy.forMonotonousTimestamps();

        assertThat(strategy.createGenerator()).isNotSameAs(strategy.createGenerator());
    }

    @Test
    void takesGeneratorsPerRecord() throws Exception {
        WatermarkStrategy<Long> atTens =
                WatermarkStrategy.forGenerator(
                        () ->
                                (event, timestamp, output) -> {
                                    if (event % 10 == 0) {
                                        output.emitWatermark(timestamp);
                                    }
                                });

        assertThat(watermarksOf(atTens, 9, 10, 11, 20)).containsExactly(10L, 20L);
        assertThat(watermarksOf(WatermarkStrategy.noWatermarks(), 1, 2)).isEmpty();
    }

    @Test
    void isIdleByDefault() {
        WatermarkStrategy<Long> strategy = WatermarkStrategy.forMonotonousTimestamps();

        assertThat(strategy.idleTimeout()).isEqualTo(WatermarkStrategy.DEFAULT_IDLE_TIMEOUT);
        assertThat(strategy.withIdleness(TEN_MS).idleTimeout()).isEqualTo(TEN_MS);
        assertThat(strategy.withoutIdleness().idleTimeout()).isNull();
    }

    @Test
    void knowsWhetherIdlenessWasChosenBeItTheDefault() {
        WatermarkStrategy<Long> strategy = WatermarkStrategy.forMonotonousTimestamps();

        assertThat(strategy.withFutureGuard(TEN_MS).isIdlenessChosen()).isFalse();
        assertThat(strategy.withIdleness(WatermarkStrategy.DEFAULT_IDLE_TIMEOUT).isIdlenessChosen())
                .isTrue();
        assertThat(strategy.withoutIdleness().withFutureGuard(TEN_MS).isIdlenessChosen()).isTrue();
    }

    @Test
    void keepsWhatWasSetBefore() throws Exception {
        WatermarkStrategy<Long> strategy =
                WatermarkStrategy.<Long>forMonotonousTimestamps()
                        .withWatermarkAlignment("group", TEN_MS)
                        .withFutureGuard(TEN_MS)
                        .withIdleness(TEN_MS)
                        .withTimestampAssigner((value, recordTimestamp) -> value * 2);

        assertThat(strategy.alignment()).isEqualTo(new WatermarkAlignment("group", TEN_MS));
        assertThat(strategy.futureGuard()).isEqualTo(TEN_MS);
        assertThat(strategy.idleTimeout()).isEqualTo(TEN_MS);
        assertThat(strategy.timestampAssigner()).isNotNull();
        assertThat(strategy.timestampAssigner().extractTimestamp(21L, 0)).isEqualTo(42);
    }

    @Test
    void takesIngestionTimeFromTheClockOnly() {
        WatermarkStrategy<Long> ingestion = WatermarkStrategy.forIngestionTime();

        assertThat(ingestion.isIngestionTime()).isTrue();
        assertThat(ingestion.withoutIdleness().isIngestionTime()).isTrue();
        assertThatThrownBy(() -> ingestion.withTimestampAssigner((value, timestamp) -> value))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use another strategy");
    }

    @Test
    void namesWhatIsOutOfRange() {
        WatermarkStrategy<Long> strategy = WatermarkStrategy.forMonotonousTimestamps();

        assertThatThrownBy(() -> strategy.withIdleness(Duration.ZERO))
                .hasMessage("idleTimeout is PT0S but must be at least 1 ms");
        assertThatThrownBy(() -> strategy.withFutureGuard(Duration.ZERO))
                .hasMessage("maxAhead is PT0S but must be at least 1 ms");
        assertThatThrownBy(() -> strategy.withWatermarkAlignment("", TEN_MS))
                .hasMessageContaining("alignment group is blank");
        assertThatThrownBy(() -> strategy.withWatermarkAlignment("group", Duration.ZERO))
                .hasMessage("maxDrift is PT0S but must be at least 1 ms");
        assertThatThrownBy(() -> WatermarkStrategy.forBoundedOutOfOrderness(TEN_MS.negated()))
                .hasMessageContaining("must not be negative");
    }

    /** Emits after each record. */
    private static List<Long> watermarksOf(WatermarkStrategy<Long> strategy, long... timestamps)
            throws Exception {
        WatermarkGenerator<Long> generator = strategy.createGenerator();
        Watermarks watermarks = new Watermarks();
        generator.onPeriodicEmit(watermarks);
        for (long timestamp : timestamps) {
            generator.onEvent(timestamp, timestamp, watermarks);
            generator.onPeriodicEmit(watermarks);
        }
        return watermarks.emitted;
    }

    private static final class Watermarks implements WatermarkOutput {

        private final List<Long> emitted = new ArrayList<>();

        @Override
        public void emitWatermark(long watermark) {
            emitted.add(watermark);
        }

        @Override
        public void markIdle() {
            throw new AssertionError("idle");
        }

        @Override
        public void markActive() {
            throw new AssertionError("active");
        }
    }
}
