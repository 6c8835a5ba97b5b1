// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.SavedEntry;
import dev.millrace.engine.snapshot.SavedPiece;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written of timers, and what becomes of it in another queue. */
class TimerQueueSnapshotTest {

    private record Timer(long time, Object key, @Nullable Object namespace) {}

    private final TimerQueue timers = new TimerQueue();
    private final SnapshotPart part = timers.part("timers");

    private void register(long time, Object key) {
        timers.register(time, key, KeyHash.of(key), null);
    }

    @Test
    void aChangeHasTheTimersThatCameAndTheNamesOfThoseThatWent() {
        register(10, "a");
        register(20, "b");
        assertThat(SavedPiece.of(part, true).entries()).hasSize(2);
        timers.poll(10);
        register(30, "c");
        register(40, "passing");
        timers.delete(40, "passing", KeyHash.of("passing"), null);
        assertThat(SavedPiece.of(part, false).entries())
                .extracting(SavedEntry::change, SavedEntry::key, SavedEntry::namespace)
                .containsExactlyInAnyOrder(
                        tuple(Change.DELETE, "a", 10L), tuple(Change.PUT, "c", 30L));
        assertThat(SavedPiece.of(part, false).entries()).isEmpty();
    }

    @Test
    void timersOfOneTimeComeInTheOrderTheyHad() {
        for (long key = 0; key < 50; key++) {
            register(10, key);
        }
        timers.delete(10, 7L, KeyHash.of(7L), null);
        SavedPiece base = SavedPiece.of(part, true);
        register(10, 7L);
        register(10, 100L);
        SavedPiece change = SavedPiece.of(part, false);
        assertThat(drained(restored(List.of(base, change)))).isEqualTo(drained(timers));
    }

    @Test
    void theFirstFreezeIsABase() {
        assertThatThrownBy(() -> part.freeze(new SavedPiece(part), false))
                .hasMessage("the first freeze has to be a base");
    }

    @Test
    void baseAndChangesGiveTheTimersOfTheLastFreeze() {
        for (int seed = 0; seed < 60; seed++) {
            new Run(seed).run();
        }
    }

    private static TimerQueue restored(List<SavedPiece> pieces) {
        TimerQueue fresh = new TimerQueue();
        SnapshotPart freshPart = fresh.part("timers");
        pieces.forEach(piece -> freshPart.restore(piece.cursor()));
        return fresh;
    }

    private static List<Timer> drained(TimerQueue queue) {
        List<Timer> all = new ArrayList<>();
        while (queue.poll(Long.MAX_VALUE)) {
            all.add(new Timer(queue.time(), queue.key(), queue.namespace()));
        }
        return all;
    }

    /** Random timers and freezes; the model of a queue is a list of its timers in their order. */
    private static final class Run {
        private final int seed;
        private final Random random;
        private final TimerQueue queue = new TimerQueue();
        private final SnapshotPart part = queue.part("timers");
        private final List<SavedPiece> pieces = new ArrayList<>();
        private final List<Timer> model = new ArrayList<>();
        private List<Timer> frozenModel = List.of();
        private boolean frozen;
        private long now;

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < 3_000; step++) {
                switch (random.nextInt(24)) {
                    case 0 -> freezeOrThaw();
                    case 1, 2, 3, 4, 5 -> delete();
                    case 6 -> poll();
                    default -> register();
                }
                if (frozen && random.nextInt(3) == 0) {
                    part.writeOn(random.nextInt(4));
                }
            }
        }

        private Timer any() {
            Object key =
                    seed % 2 == 0 ? (Object) (long) random.nextInt(40) : "key" + random.nextInt(9);
            Object namespace = seed % 3 == 0 || random.nextInt(3) > 0 ? null : random.nextInt(4);
            return new Timer(now + random.nextInt(30), key, namespace);
        }

        private void register() {
            Timer timer = any();
            if (queue.register(
                    timer.time(), timer.key(), KeyHash.of(timer.key()), timer.namespace())) {
                model.add(timer);
            }
        }

        private void delete() {
            Timer timer =
                    model.isEmpty() || random.nextInt(3) == 0
                            ? any()
                            : model.get(random.nextInt(model.size()));
            boolean was =
                    queue.delete(
                            timer.time(), timer.key(), KeyHash.of(timer.key()), timer.namespace());
            assertThat(model.remove(timer)).isEqualTo(was);
        }

        private void poll() {
            now += random.nextInt(3);
            while (queue.poll(now)) {
                model.remove(new Timer(queue.time(), queue.key(), queue.namespace()));
            }
        }

        private void freezeOrThaw() {
            if (!frozen) {
                SavedPiece piece = new SavedPiece(part);
                boolean base = pieces.isEmpty() || random.nextInt(5) == 0;
                if (base) {
                    pieces.clear();
                }
                pieces.add(piece);
                part.freeze(piece, base);
                frozenModel = List.copyOf(model);
                frozen = true;
                return;
            }
            frozen = false;
            if (random.nextInt(10) == 0 && !part.writeOn(0)) {
                part.thaw();
                pieces.clear();
                return;
            }
            while (!part.writeOn(5)) {
                // Write on.
            }
            part.thaw();
            List<Timer> expected = new ArrayList<>(frozenModel);
            expected.sort(Comparator.comparingLong(Timer::time));
            assertThat(drained(restored(pieces))).as("seed %s", seed).isEqualTo(expected);
        }
    }
}
