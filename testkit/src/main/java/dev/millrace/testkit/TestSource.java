// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source in memory that does what a test says, split by split: which record comes after which,
 * where a watermark stands, when a split is idle, where something cannot be read. Its positions are
 * in snapshots, so jobs that read it can crash and be restored.
 *
 * <pre>{@code
 * TestSource<String> source = new TestSource<>();
 * source.split("a").record("x", 1_000).watermark(1_000);
 * source.split("b").record("y", 2_000).idle();
 * env.fromSource(source, source.watermarks(), "source").sinkTo(sink);
 * }</pre>
 *
 * <p>Splits are dealt out to the readers in turn, in the order in which they were first named, when
 * the job starts; name all of them before. Unless {@link #end()} was called the job goes on for
 * ever. Safe for any thread.
 *
 * @param <T> type of the records
 */
public final class TestSource<T> implements Source<T, TestSource.Position, TestSource.Dealt> {
    /** Short, so that a split counts as idle where the test says so. */
    private static final Duration SHORTEST_IDLE = Duration.ofMillis(1);

    /** A split, and the place of the entry that comes next. */
    public record Position(String splitId, int next) implements SourceSplit {}

    /** How many splits were dealt out. */
    public record Dealt(int splits) {}

    /** Wakes a simulated world. */
    interface Alarm {
        void in(long ns);
    }

    // Guarded by lines.
    private final Map<String, TestSplit<T>> splits = new LinkedHashMap<>();
    private final List<TestSplit.Line<T>> lines = new ArrayList<>();

    /** The record that the assigner has seen and the generator is about to see. */
    private final ThreadLocal<TestSplit.@Nullable Line<T>> atHand = new ThreadLocal<>();

    /** Whether the numbers of lines are handed out in place of timestamps. */
    private volatile boolean numbered;

    private volatile Alarm alarm = ns -> {};

    /** The split of this name, made when it is first named. */
    public TestSplit<T> split(String id) {
        synchronized (lines) {
            return splits.computeIfAbsent(id, name -> new TestSplit<>(name, lines));
        }
    }

    /** All input is there: every split ends, and with it the job. */
    public TestSource<T> end() {
        synchronized (lines) {
            splits.values().forEach(TestSplit::end);
            return this;
        }
    }

    /** Every record, split by split. */
    public List<T> records() {
        synchronized (lines) {
            return splits.values().stream().flatMap(split -> split.values().stream()).toList();
        }
    }

    /**
     * The timestamps and watermarks that the splits hold, and no others; a split that says it is
     * idle counts as idle a millisecond later. To be used as it is: once asked for, the source
     * hands out timestamps that only this strategy understands.
     */
    public WatermarkStrategy<T> watermarks() {
        numbered = true;
        return WatermarkStrategy.<T>forGenerator(() -> this::emit)
                .withTimestampAssigner((value, number) -> timestampOf(number))
                .withIdleness(SHORTEST_IDLE);
    }

    private long timestampOf(long number) {
        synchronized (lines) {
            TestSplit.Line<T> line = lines.get((int) number);
            atHand.set(line);
            return line.timestamp;
        }
    }

    private void emit(T event, long timestamp, WatermarkOutput output) {
        TestSplit.Line<T> line = atHand.get();
        if (line == null) {
            throw new IllegalStateException(
                    "The watermarks of a TestSource were given another timestamp assigner; use"
                            + " watermarks() as it is, or a strategy of your own");
        }
        atHand.remove();
        if (line.watermark != Long.MIN_VALUE) {
            output.emitWatermark(line.watermark);
        }
    }

    /** What the timestamp of a record is on its way out of the source. */
    private long timestampOf(TestSplit.Line<T> line) {
        return numbered ? line.number : line.timestamp;
    }

    /** Who is told that a split waits for a time. */
    void alarm(Alarm of) {
        alarm = of;
    }

    @Override
    public Boundedness boundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<Position, Dealt> createEnumerator(
            EnumeratorContext<Position> context, Optional<Dealt> restored) {
        return new Dealer(context, restored.map(Dealt::splits).orElse(0));
    }

    @Override
    public SourceReader<T, Position> createReader(ReaderContext context) {
        return new TestReader<>(context, this::split, this::timestampOf, alarm);
    }

    private final class Dealer implements SplitEnumerator<Position, Dealt> {
        private final EnumeratorContext<Position> context;
        private int dealt;

        Dealer(EnumeratorContext<Position> context, int dealt) {
            this.context = context;
            this.dealt = dealt;
        }

        @Override
        public void start() {
            List<String> ids;
            synchronized (lines) {
                ids = new ArrayList<>(splits.keySet());
            }
            for (; dealt < ids.size(); dealt++) {
                context.assignSplit(new Position(ids.get(dealt), 0), dealt % context.parallelism());
            }
        }

        @Override
        public void handleSplitRequest(int subtask) {
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void addSplitsBack(List<Position> lost, int subtask) {}

        @Override
        public Dealt snapshotState() {
            return new Dealt(dealt);
        }
    }
}
