// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.seam.ClassCopy;
import dev.millrace.engine.seam.Clock;
import dev.millrace.engine.snapshot.RunEpochs;
import dev.millrace.engine.wire.WriteTrial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Drives one operator as its subtask would, and keeps what it emits.
 *
 * <p>Its output has room for {@code room} records; whenever that many have been emitted the
 * operator is told so, and asked to go on after that. Time stands still unless it is moved.
 *
 * <pre>{@code
 * OperatorHarness harness = new OperatorHarness(MapOperatorTest::operator).open();
 * harness.record("a", 5).watermark(10);
 * assertThat(harness.emitted()).containsExactly(new Emitted("A", 5), new Reached(10));
 * }</pre>
 */
public final class OperatorHarness {

    /** Something that was emitted to an output. */
    public sealed interface Event {}

    public record Emitted(Object value, long timestamp) implements Event {}

    public record Reached(long watermark) implements Event {}

    public record Idle(boolean idle) implements Event {}

    /** Room that no test fills. */
    private static final int PLENTY = Integer.MAX_VALUE;

    private final BiFunction<OperatorContext, Output, Operator> maker;
    private final Map<OutputTag<?>, Output> sideOutputs = new HashMap<>();
    private final Map<OutputTag<?>, List<Event>> aside = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private Room room = new Room();
    private final Counters counters = new Counters();
    private final SteppedWork work = new SteppedWork();
    private RunEpochs epochs = RunEpochs.none();
    private long epoch;
    private ErrorPolicy errorPolicy = ErrorPolicy.fail();
    private int roomFor = PLENTY;
    private int sinceRoom;
    private boolean outputIsFull;
    private long nowMs;
    private @Nullable Operator operator;
    private boolean restarts;
    private int subtask;
    private int parallelism = 1;
    private List<OperatorSnapshot> restored = List.of();
    private @Nullable OperatorSnapshot snapshot;

    public OperatorHarness(BiFunction<OperatorContext, Output, Operator> maker) {
        this.maker = maker;
    }

    /** The output is full after every {@code records} records. */
    public OperatorHarness roomFor(int records) {
        roomFor = records;
        return this;
    }

    public OperatorHarness errorPolicy(ErrorPolicy policy) {
        errorPolicy = policy;
        if (policy instanceof ErrorPolicy.ToDeadLetters letters) {
            sideOutput(letters.tag());
        }
        return this;
    }

    /** Somebody reads {@code tag}. */
    public OperatorHarness sideOutput(OutputTag<?> tag) {
        List<Event> kept = aside.computeIfAbsent(tag, ignored -> new ArrayList<>());
        sideOutputs.put(tag, new Kept(kept));
        return this;
    }

    /** The operator is restarted before each record, watermark and move of the clock. */
    public OperatorHarness restartedBeforeEachStep() {
        restarts = true;
        return this;
    }

    private void beforeStep() {
        if (restarts) {
            restart();
        }
        makeRoom();
    }

    /** The job takes checkpoints, at each freeze and at its end. */
    public OperatorHarness checkpointed() {
        epochs = new RunEpochs(1, 0);
        return this;
    }

    /** The operator is one of several subtasks. */
    public OperatorHarness subtask(int index, int of) {
        subtask = index;
        parallelism = of;
        return this;
    }

    /** The operator goes on from what the subtasks of an earlier run have written. */
    public OperatorHarness restoredFrom(OperatorSnapshot... subtasks) {
        restored = List.of(subtasks);
        return this;
    }

    public OperatorHarness open() {
        operator = maker.apply(context(), new Kept(events));
        snapshot = new OperatorSnapshot(operator.parts());
        restored.forEach(before -> snapshot.restoreFrom(before, subtask, parallelism));
        try {
            operator.open();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /**
     * What the operator remembers: freezes it, as a base or as changes upon the last freeze, and
     * leaves it to the caller to have it written.
     */
    public OperatorSnapshot freeze(boolean base) {
        if (snapshot == null) {
            throw new IllegalStateException("open() comes first");
        }
        makeRoom();
        prepareBarrier();
        snapshot.freeze(base);
        return snapshot;
    }

    /** An operator that still holds something back has it in its parts. */
    private void prepareBarrier() {
        try {
            operator().prepareBarrier(++epoch);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Another operator of the same kind takes the place of this one, and what it remembers. */
    public OperatorHarness restart() {
        OperatorSnapshot written = freeze(true).finish();
        close();
        work.close();
        room = new Room();
        outputIsFull = false;
        if (epochs.areTaken()) {
            epochs = new RunEpochs(epochs.generation() + 1, epoch);
        }
        sinceRoom = 0;
        return restoredFrom(written).open();
    }

    private void close() {
        try {
            operator().close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private OperatorContext context() {
        Output deadLetters =
                errorPolicy instanceof ErrorPolicy.ToDeadLetters letters
                        ? sideOutputs.get(letters.tag())
                        : null;
        return new OperatorContext(
                "job",
                "operator",
                "uid",
                subtask,
                parallelism,
                128,
                RuntimeMode.STREAMING,
                new StandingClock(),
                work,
                ClassCopy.OF_EACH,
                room,
                new Failures(
                        "operator",
                        subtask,
                        errorPolicy,
                        deadLetters,
                        new NoPosition(),
                        () -> false),
                new SideOutputs(sideOutputs, counters),
                counters,
                epochs,
                WriteTrial.none());
    }

    /** A record, whose key is {@code key} if the operator is keyed. */
    public OperatorHarness record(Object value, @Nullable Object key, long timestamp) {
        beforeStep();
        if (operator() instanceof KeyedOperator keyed) {
            keyed.record(value, timestamp, KeyHash.of(key));
        } else {
            operator().record(value, timestamp);
        }
        return this;
    }

    public OperatorHarness record(Object value, long timestamp) {
        return record(value, value, timestamp);
    }

    /** Moves event time, however often the operator stops for lack of room. */
    public OperatorHarness watermark(long watermark) {
        beforeStep();
        while (!operator().advance(watermark)) {
            if (!room.isFull()) {
                throw new AssertionError("the operator stopped though there was room");
            }
            makeRoom();
        }
        return this;
    }

    /** Moves processing time and lets the operator do what is due. */
    public OperatorHarness processingTime(long ms) {
        beforeStep();
        nowMs = ms;
        do {
            makeRoom();
        } while (operator().nextPollMs() <= ms && operator().poll(ms));
        return this;
    }

    /** Has the work beside the operator done, and lets the operator do what follows from it. */
    public OperatorHarness settle() {
        boolean did;
        do {
            makeRoom();
            did = work.run() | (operator().isPolled() && operator().poll(nowMs));
        } while (did);
        return this;
    }

    /** Ends the input as a subtask does, with a last checkpoint if any are taken. */
    public OperatorHarness end() {
        settle().watermark(Long.MAX_VALUE);
        while (!operator().fireLastTimers()) {
            makeRoom();
        }
        try {
            while (!operator().endInput()) {
                settle();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (epochs.areTaken()) {
            prepareBarrier();
            epochs.complete(epoch);
            settle();
        }
        close();
        return this;
    }

    /** Everything that was emitted to the main output. */
    public List<Event> emitted() {
        return List.copyOf(events);
    }

    /** The values that were emitted to the main output. */
    public List<Object> values() {
        return values(events);
    }

    /** The values that were emitted to a side output. */
    public List<Object> values(OutputTag<?> tag) {
        return values(aside.getOrDefault(tag, List.of()));
    }

    private static List<Object> values(List<Event> events) {
        return events.stream()
                .filter(Emitted.class::isInstance)
                .map(event -> ((Emitted) event).value())
                .toList();
    }

    /** Forgets what was emitted so far. */
    public OperatorHarness forget() {
        events.clear();
        aside.values().forEach(List::clear);
        return this;
    }

    public Operator operator() {
        if (operator == null) {
            throw new IllegalStateException("open() comes first");
        }
        return operator;
    }

    public Map<String, Long> counters() {
        return counters.read();
    }

    private void makeRoom() {
        sinceRoom = 0;
        if (outputIsFull) {
            outputIsFull = false;
            room.unblock();
        }
    }

    private final class Kept implements Output {
        private final List<Event> kept;

        Kept(List<Event> kept) {
            this.kept = kept;
        }

        @Override
        public void record(Object value, long timestamp) {
            kept.add(new Emitted(value, timestamp));
            if (++sinceRoom >= roomFor && !outputIsFull) {
                outputIsFull = true;
                room.block();
            }
        }

        @Override
        public void watermark(long watermark) {
            kept.add(new Reached(watermark));
        }

        @Override
        public void idle(boolean idle) {
            kept.add(new Idle(idle));
        }

        @Override
        public long recordsTaken() {
            return kept.stream().filter(Emitted.class::isInstance).count();
        }
    }

    private final class StandingClock implements Clock {
        @Override
        public long monotonicNs() {
            return nowMs * 1_000_000;
        }

        @Override
        public long wallMs() {
            return nowMs;
        }
    }

    private static final class NoPosition implements RecordPosition {
        @Override
        public String input() {
            return "the test";
        }

        @Override
        public long position() {
            return 0;
        }
    }
}
