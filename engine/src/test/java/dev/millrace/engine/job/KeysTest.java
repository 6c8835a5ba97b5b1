// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.engine.scenario.JobScenario;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be a key, what cannot, and keys with much to do. */
class KeysTest {

    private record Place(String name, int floor) {}

    private static final class Opaque {}

    @Test
    void aNullKeyFailsWithThePositionOfItsRecord() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData("a", "b", "none")
                                                        .keyBy(s -> s.equals("none") ? null : s)
                                                        .aggregate(Aggregates.count())
                                                        .print()))
                .hasMessageContaining("position 2")
                .hasMessageContaining("null");
    }

    @Test
    void aKeyWithoutAHashByValueIsRefusedByTheNameOfItsType() {
        assertThat(failureOf(s -> new Opaque())).hasMessageContaining("Opaque");
    }

    @Test
    void aMutableArrayOfObjectsIsRefused() {
        assertThat(failureOf(s -> new Object[] {s})).hasMessageContaining("Object[]");
    }

    @Test
    void recordsEnumsListsAndNumbersAreKeysByValue() {
        assertThat(counts(s -> new Place(s, s.length()))).containsOnly(2L, 1L);
        assertThat(counts(s -> DayOfWeek.of(s.length()))).containsOnly(2L, 1L);
        assertThat(counts(s -> List.of(s, 1))).containsOnly(2L, 1L);
        assertThat(counts(s -> (double) s.length())).containsOnly(2L, 1L);
    }

    @Test
    void allNaNsAreOneKey() {
        assertThat(counts(s -> Double.longBitsToDouble(0x7ff8000000000000L + s.length())))
                .containsOnly(3L);
    }

    @Test
    void zeroAndMinusZeroAreKeysAsJavaComparesThem() {
        List<KeyValue<Double, Long>> seen =
                JobScenario.simulated(1)
                        .parallelism(4)
                        .collect(
                                env ->
                                        env.fromData(0.0, -0.0, 0.0)
                                                .keyBy(d -> d)
                                                .aggregate(Aggregates.count()));
        assertThat(last(seen)).containsEntry(0.0, 2L).containsEntry(-0.0, 1L).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aKeyWithAlmostAllRecordsIsCountedRight(int parallelism) {
        List<KeyValue<Long, Long>> seen =
                JobScenario.simulated(parallelism)
                        .parallelism(parallelism)
                        .collect(
                                env ->
                                        env.fromSequence(0, 19_999)
                                                .keyBy(n -> n % 100 == 0 ? n : -1L)
                                                .aggregate(Aggregates.count()));
        assertThat(seen).hasSize(20_000);
        assertThat(last(seen)).containsEntry(-1L, 19_800L).hasSize(201);
    }

    private static <K> Map<K, Long> last(List<KeyValue<K, Long>> updates) {
        Map<K, Long> last = new TreeMap<>();
        updates.forEach(update -> last.put(update.key(), update.value()));
        return last;
    }

    private static Throwable failureOf(KeySelector<String, Object> key) {
        return JobScenario.simulated(1)
                .failure(env -> env.fromData("a").keyBy(key).aggregate(Aggregates.count()).print());
    }

    /** The last counts of keys made of "a", "a" and "bb". */
    private static List<Long> counts(KeySelector<String, Object> key) {
        List<KeyValue<Object, Long>> seen =
                JobScenario.simulated(1)
                        .parallelism(4)
                        .collect(
                                env ->
                                        env.fromData("a", "a", "bb")
                                                .keyBy(key)
                                                .aggregate(Aggregates.count()));
        Map<Object, Long> last = new java.util.HashMap<>();
        seen.forEach(update -> last.put(update.key(), update.value()));
        return List.copyOf(last.values());
    }
}
