// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a source gets timestamps and watermarks. Immutable: each {@code with} method returns another
 * strategy.
 *
 * <pre>{@code
 * record Flight(String origin, long scheduledMs) {}
 *
 * WatermarkStrategy<Flight> strategy =
 *         WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(30))
 *                 .withTimestampAssigner((flight, recordTimestamp) -> flight.scheduledMs());
 * }</pre>
 *
 * <p><b>Idleness is on by default.</b> A split is idle when its source has said, for {@link
 * #DEFAULT_IDLE_TIMEOUT}, that it has read all there is now. It is never idle because it is slow,
 * paused by back pressure or scheduled late, nor when a bounded split has data left: the engine
 * decides from what it knows, not from silence.
 *
 * @param <T> the records
 */
public final class WatermarkStrategy<T> {

    /**
     * How long a split must have nothing to read before others stop waiting for it. Long against
     * the pauses of a healthy producer (batching, a retried request: seconds at most), so that its
     * records are rarely late; short enough for a person to wait for a first result.
     */
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(10);

    private final WatermarkGeneratorSupplier<T> generators;
    private final boolean ingestionTime;
    private final @Nullable TimestampAssigner<? super T> timestampAssigner;
    private final @Nullable Duration idleTimeout;
    private final boolean idlenessChosen;
    private final @Nullable WatermarkAlignment alignment;
    private final @Nullable Duration futureGuard;

    private WatermarkStrategy(
            WatermarkGeneratorSupplier<T> generators,
            boolean ingestionTime,
            @Nullable TimestampAssigner<? super T> timestampAssigner,
            @Nullable Duration idleTimeout,
            boolean idlenessChosen,
            @Nullable WatermarkAlignment alignment,
            @Nullable Duration futureGuard) {
        this.generators = generators;
        this.ingestionTime = ingestionTime;
        this.timestampAssigner = timestampAssigner;
        this.idleTimeout = idleTimeout;
        this.idlenessChosen = idlenessChosen;
        this.alignment = alignment;
        this.futureGuard = futureGuard;
    }

    /** For splits whose timestamps never decrease: the watermark is 1 ms behind the latest. */
    public static <T> WatermarkStrategy<T> forMonotonousTimestamps() {
        return forBoundedOutOfOrderness(Duration.ZERO);
    }

    /**
     * For splits whose records are out of order by a bounded time: the watermark is {@code
     * maxOutOfOrderness} and 1 ms behind the latest timestamp.
     *
     * @param maxOutOfOrderness not negative
     */
    public static <T> WatermarkStrategy<T> forBoundedOutOfOrderness(Duration maxOutOfOrderness) {
        // Made once here, so that a bad bound is refused at the line that gave it.
        new BoundedOutOfOrdernessWatermarks<>(maxOutOfOrderness);
        return forGenerator(() -> new BoundedOutOfOrdernessWatermarks<>(maxOutOfOrderness));
    }

    /** For watermarks of your own, per record or periodic. */
    public static <T> WatermarkStrategy<T> forGenerator(WatermarkGeneratorSupplier<T> generators) {
        return new WatermarkStrategy<>(
                generators, false, null, DEFAULT_IDLE_TIMEOUT, false, null, null);
    }

    /** For jobs that need no event time: no watermark until the end of the input. */
    public static <T> WatermarkStrategy<T> noWatermarks() {
        return forGenerator(() -> (event, timestamp, output) -> {});
    }

    /**
     * For records that say nothing about time: the timestamp is the processing time at which a
     * record is read, and the watermark 1 ms behind. A replay gives other timestamps.
     */
    public static <T> WatermarkStrategy<T> forIngestionTime() {
        return new WatermarkStrategy<>(
                () -> new BoundedOutOfOrdernessWatermarks<>(Duration.ZERO),
                true,
                null,
                DEFAULT_IDLE_TIMEOUT,
                false,
                null,
                null);
    }

    /**
     * Takes timestamps from the records instead of from the source.
     *
     * @throws IllegalStateException after {@link #forIngestionTime()}
     */
    public WatermarkStrategy<T> withTimestampAssigner(TimestampAssigner<? super T> assigner) {
        if (ingestionTime) {
            throw new IllegalStateException(
                    "ingestion time takes timestamps from the clock; use another strategy to take them"
                            + " from records");
        }
        return new WatermarkStrategy<>(
                generators,
                ingestionTime,
                assigner,
                idleTimeout,
                idlenessChosen,
                alignment,
                futureGuard);
    }

    /**
     * Sets how long a split must have nothing to read before others stop waiting for it. For
     * sources only: elsewhere nobody knows whether there is more to read.
     *
     * @param idleTimeout at least 1 ms
     */
    public WatermarkStrategy<T> withIdleness(Duration idleTimeout) {
        Millis.positive("idleTimeout", idleTimeout);
        return new WatermarkStrategy<>(
                generators,
                ingestionTime,
                timestampAssigner,
                idleTimeout,
                true,
                alignment,
                futureGuard);
    }

    /** Makes others wait for a split with nothing to read, for ever if need be. */
    public WatermarkStrategy<T> withoutIdleness() {
        return new WatermarkStrategy<>(
                generators, ingestionTime, timestampAssigner, null, true, alignment, futureGuard);
    }

    /**
     * Makes splits pause that are ahead of the slowest of a group of sources. For sources only.
     *
     * @param group the name of the group
     * @param maxDrift how far ahead, at least 1 ms
     */
    public WatermarkStrategy<T> withWatermarkAlignment(String group, Duration maxDrift) {
        return new WatermarkStrategy<>(
                generators,
                ingestionTime,
                timestampAssigner,
                idleTimeout,
                idlenessChosen,
                new WatermarkAlignment(group, maxDrift),
                futureGuard);
    }

    /**
     * Refuses records from the future, so that one wrong clock does not close all windows: a record
     * whose timestamp is ahead of the processing time at which it is read by more than {@code
     * maxAhead} goes to the error policy of the source or operator and does not move the watermark.
     * Records of the past are never refused, so old data can be replayed.
     *
     * @param maxAhead how far ahead is still accepted, at least 1 ms
     */
    public WatermarkStrategy<T> withFutureGuard(Duration maxAhead) {
        Millis.positive("maxAhead", maxAhead);
        return new WatermarkStrategy<>(
                generators,
                ingestionTime,
                timestampAssigner,
                idleTimeout,
                idlenessChosen,
                alignment,
                maxAhead);
    }

    /** Returns a new generator for a split. */
    public WatermarkGenerator<T> createGenerator() {
        return generators.createWatermarkGenerator();
    }

    /** Returns whether timestamps are the processing time at which records are read. */
    public boolean isIngestionTime() {
        return ingestionTime;
    }

    /** Returns what reads timestamps from records, or null if the source's are taken. */
    public @Nullable TimestampAssigner<? super T> timestampAssigner() {
        return timestampAssigner;
    }

    /** Returns the time until a split with nothing to read is idle, or null for never. */
    public @Nullable Duration idleTimeout() {
        return idleTimeout;
    }

    /** Returns whether idleness was set or switched off, be it to what is the default anyway. */
    public boolean isIdlenessChosen() {
        return idlenessChosen;
    }

    /** Returns how the source stays together with others, or null if it does not. */
    public @Nullable WatermarkAlignment alignment() {
        return alignment;
    }

    /** Returns how far ahead of the clock timestamps are accepted, or null for any. */
    public @Nullable Duration futureGuard() {
        return futureGuard;
    }
}
