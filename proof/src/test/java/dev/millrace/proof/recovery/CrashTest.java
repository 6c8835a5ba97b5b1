// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.recovery;

import static dev.millrace.proof.recovery.NumberedKeys.KEYS;
import static dev.millrace.proof.recovery.NumberedKeys.RECORDS;
import static dev.millrace.proof.recovery.NumberedKeys.numbers;
import static dev.millrace.proof.recovery.NumberedKeys.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.proof.recovery.NumberedKeys.Numbered;
import dev.millrace.testkit.JobSimulation;
import dev.millrace.testkit.TransactionalSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole jobs whose process dies at any step give what they give undisturbed. */
class CrashTest {
    private static final int SEEDS = 15;

    @BeforeAll
    static void logNothing() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyRecordIsCountedOnceAndInOrder(int parallelism) {
        for (long seed = 0; seed < SEEDS; seed++) {
            TransactionalSink<Numbered> ledger = new TransactionalSink<>();
            JobSimulation.ofSeed(seed)
                    .parallelism(parallelism)
                    .run(env -> numbers(env).sinkTo(ledger));
            assertNumbered(ledger, seed);
        }
    }

    @Test
    void parallelismMayChangeFromProcessToProcess() {
        for (long seed = 0; seed < SEEDS; seed++) {
            TransactionalSink<Numbered> ledger = new TransactionalSink<>();
            JobSimulation.ofSeed(seed)
                    .parallelism(1, 3, 2, 4)
                    .run(env -> numbers(env).sinkTo(ledger));
            assertNumbered(ledger, seed);
        }
    }

    @Test
    void windowsFireOnceWithEveryRecord() {
        for (long seed = 0; seed < SEEDS; seed++) {
            TransactionalSink<Numbered> ledger = new TransactionalSink<>();
            JobSimulation.ofSeed(seed)
                    .run(
                            env ->
                                    records(env)
                                            .map(i -> new Numbered("k" + i % KEYS, 1))
                                            .keyBy(Numbered::key)
                                            .window(
                                                    TumblingEventTimeWindows.of(
                                                            Duration.ofMillis(500)))
                                            .reduce(
                                                    (a, b) ->
                                                            new Numbered(
                                                                    a.key(), a.count() + b.count()))
                                            .sinkTo(ledger));
            Map<Numbered, Integer> seen =
                    new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
            ledger.records().forEach(n -> seen.merge(n, 1, Integer::sum));
            assertThat(seen).as("seed %d", seed).hasSize(KEYS);
            assertThat(seen.values()).as("seed %d", seed).containsOnly(RECORDS / 500);
            assertThat(seen.keySet()).extracting(Numbered::count).containsOnly(500L / KEYS);
        }
    }

    @Test
    void aFailureInARunIsMadeGoodByAnotherOne() {
        for (long seed = 0; seed < SEEDS; seed++) {
            TransactionalSink<Numbered> ledger = new TransactionalSink<>();
            Set<Long> failed = new HashSet<>();
            JobSimulation run = JobSimulation.ofSeed(seed).undisturbed();
            run.run(env -> numbers(env).map(n -> failing(n, failed)).uid("failing").sinkTo(ledger));
            assertThat(failed).hasSize(3);
            assertThat(run.restarts()).isEqualTo(3);
            assertNumbered(ledger, seed);
        }
    }

    /** Fails once at each of three places. */
    private static Numbered failing(Numbered n, Set<Long> failed) {
        if (n.count() % 100 == 0 && n.count() > 0 && n.count() < 400 && failed.add(n.count())) {
            throw new IllegalStateException("at " + n);
        }
        return n;
    }

    @Test
    void theSameSeedGivesTheSameRunStepForStep() {
        assertThat(trace(3)).isEqualTo(trace(3)).isNotEqualTo(trace(4));
    }

    private static long trace(long seed) {
        TransactionalSink<Numbered> ledger = new TransactionalSink<>();
        JobSimulation run = JobSimulation.ofSeed(seed);
        run.run(env -> numbers(env).sinkTo(ledger));
        return run.traceHash();
    }

    private static void assertNumbered(TransactionalSink<Numbered> ledger, long seed) {
        Map<String, List<Long>> byKey = new TreeMap<>();
        for (Numbered n : ledger.records()) {
            byKey.computeIfAbsent(n.key(), k -> new ArrayList<>()).add(n.count());
        }
        assertThat(byKey).as("seed %d", seed).hasSize(KEYS);
        List<Long> expected = new ArrayList<>();
        for (long i = 1; i <= RECORDS / KEYS; i++) {
            expected.add(i);
        }
        expected.add(-(long) RECORDS / KEYS);
        byKey.forEach(
                (key, counts) -> {
                    int same = 0;
                    while (same < Math.min(counts.size(), expected.size())
                            && counts.get(same).equals(expected.get(same))) {
                        same++;
                    }
                    assertThat(counts.subList(same, Math.min(counts.size(), same + 3)))
                            .as("seed %d, %s, from place %d of %d", seed, key, same, counts.size())
                            .isEqualTo(expected.subList(same, Math.min(expected.size(), same + 3)));
                });
        assertThat(ledger.openTransactions()).isZero();
    }
}
