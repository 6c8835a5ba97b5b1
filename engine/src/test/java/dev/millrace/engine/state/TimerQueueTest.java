// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.key.KeyHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerQueueTest {

    record Timer(long time, Object key, @Nullable Object namespace) {}

    private final TimerQueue timers = new TimerQueue();

    private boolean register(long time, Object key, @Nullable Object namespace) {
        return timers.register(time, key, KeyHash.of(key), namespace);
    }

    private boolean delete(long time, Object key, @Nullable Object namespace) {
        return timers.delete(time, key, KeyHash.of(key), namespace);
    }

    private List<Object> keysUpTo(long time) {
        List<Object> keys = new ArrayList<>();
        while (timers.poll(time)) {
            keys.add(timers.key());
        }
        return keys;
    }

    @Test
    void timersComeInOrderOfTimeAndThenOfRegistration() {
        register(20, "c", null);
        register(10, "b", null);
        register(10, "a", null);
        register(Long.MIN_VALUE, "first", null);
        register(Long.MAX_VALUE, "last", null);
        assertThat(timers.peekTime()).isEqualTo(Long.MIN_VALUE);
        assertThat(keysUpTo(19)).containsExactly("first", "b", "a");
        assertThat(timers.peekTime()).isEqualTo(20);
        assertThat(keysUpTo(Long.MAX_VALUE)).containsExactly("c", "last");
        assertThat(timers.peekTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTimerThatIsRegisteredTwiceComesOnce() {
        assertThat(register(10, 1L, null)).isTrue();
        assertThat(register(10, 1L, null)).isFalse();
        assertThat(register(10, 1L, "window")).isTrue();
        assertThat(register(11, 1L, null)).isTrue();
        assertThat(timers.size()).isEqualTo(3);
        assertThat(keysUpTo(100)).containsExactly(1L, 1L, 1L);
    }

    @Test
    void aDeletedTimerDoesNotComeAndCanBeRegisteredAnew() {
        register(10, 1L, null);
        register(10, 2L, null);
        assertThat(delete(10, 1L, null)).isTrue();
        assertThat(delete(10, 1L, null)).isFalse();
        assertThat(delete(99, 1L, null)).isFalse();
        register(10, 1L, null);
        assertThat(keysUpTo(10)).containsExactly(2L, 1L);
    }

    @Test
    void theNextTimeSkipsWhatWasDeleted() {
        register(10, 1L, null);
        register(20, 1L, null);
        delete(10, 1L, null);
        assertThat(timers.peekTime()).isEqualTo(20);
    }

    @Test
    void timersRegisteredBetweenTwoPollsComeInTheirOrder() {
        register(10, "a", null);
        register(30, "d", null);
        assertThat(timers.poll(50)).isTrue();
        register(20, "c", null);
        register(10, "b", null);
        assertThat(keysUpTo(50)).containsExactly("b", "c", "d");
    }

    @Test
    void keysOfSeveralClassesComeBackAsTheyWere() {
        register(1, 7L, null);
        register(2, 7, null);
        register(3, "seven", null);
        register(4, new byte[] {7}, null);
        assertThat(register(4, new byte[] {7}, null)).isFalse();
        assertThat(keysUpTo(3)).containsExactly(7L, 7, "seven");
        assertThat(timers.poll(4)).isTrue();
        assertThat(timers.key()).isEqualTo(new byte[] {7});
        assertThat(timers.hash()).isEqualTo(KeyHash.of(new byte[] {7}));
        assertThat(timers.time()).isEqualTo(4);
    }

    @Test
    void movingATimerOnAndOnTakesNoMoreMemory() {
        for (long key = 0; key < 100; key++) {
            register(0, key, null);
        }
        long sizeBytes = 0;
        for (long time = 1; time < 2_000; time++) {
            for (long key = 0; key < 100; key++) {
                delete(time - 1 + key, key, null);
                register(time + key, key, null);
            }
            sizeBytes = time == 200 ? timers.sizeBytes() : sizeBytes;
        }
        assertThat(timers.sizeBytes()).isEqualTo(sizeBytes);
    }

    @Test
    void withoutAPolledTimerThereIsNoKey() {
        assertThat(timers.poll(Long.MAX_VALUE)).isFalse();
        assertThatThrownBy(timers::key).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 200, 1_000_000})
    void behavesAsASortedMap(int times) {
        for (int seed = 0; seed < 30; seed++) {
            new Run(seed, times).run();
        }
    }

    /** Random registrations, deletions and polls beside a model that sorts at every poll. */
    private static final class Run {

        private final long seed;
        private final Random random;
        private final int times;
        private final TimerQueue timers = new TimerQueue();
        private final Map<Timer, Long> model = new LinkedHashMap<>();
        private long registered;

        Run(long seed, int times) {
            this.seed = seed;
            this.random = new Random(seed);
            this.times = times;
        }

        void run() {
            for (int step = 0; step < 1_500; step++) {
                switch (random.nextInt(16)) {
                    case 0 -> poll(random.nextInt(times));
                    case 1, 2, 3, 4 -> delete(timer());
                    case 5, 6, 7 -> delete(known());
                    default -> register(timer());
                }
                assertThat(timers.size()).as("seed %s", seed).isEqualTo(model.size());
            }
            while (!model.isEmpty()) {
                poll(Long.MAX_VALUE);
            }
            assertThat(timers.poll(Long.MAX_VALUE)).isFalse();
        }

        private Timer timer() {
            Object key =
                    seed % 3 == 0 && random.nextInt(200) == 0
                            ? "s"
                            : (Object) (long) random.nextInt(30);
            Object namespace =
                    seed % 2 == 0 && random.nextBoolean() ? "w" + random.nextInt(3) : null;
            return new Timer(random.nextInt(times), key, namespace);
        }

        private Timer known() {
            return model.keySet().stream()
                    .skip(random.nextInt(model.size() + 1))
                    .findFirst()
                    .orElseGet(this::timer);
        }

        private void register(Timer timer) {
            boolean isNew = model.putIfAbsent(timer, registered++) == null;
            int hash = KeyHash.of(timer.key);
            assertThat(timers.register(timer.time, timer.key, hash, timer.namespace))
                    .isEqualTo(isNew);
        }

        private void delete(Timer timer) {
            boolean wasThere = model.remove(timer) != null;
            int hash = KeyHash.of(timer.key);
            assertThat(timers.delete(timer.time, timer.key, hash, timer.namespace))
                    .isEqualTo(wasThere);
        }

        private void poll(long upTo) {
            Timer next =
                    model.entrySet().stream()
                            .min(
                                    Comparator.comparingLong(
                                                    (Map.Entry<Timer, Long> e) -> e.getKey().time)
                                            .thenComparing(Map.Entry::getValue))
                            .map(Map.Entry::getKey)
                            .orElse(null);
            assertThat(timers.peekTime()).isEqualTo(next == null ? Long.MAX_VALUE : next.time);
            boolean isDue = next != null && next.time <= upTo;
            assertThat(timers.poll(upTo)).as("seed %s", seed).isEqualTo(isDue);
            if (isDue) {
                model.remove(next);
                assertThat(new Timer(timers.time(), timers.key(), timers.namespace()))
                        .isEqualTo(next);
            }
        }
    }
}
