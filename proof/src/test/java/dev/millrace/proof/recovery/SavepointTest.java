// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.recovery;

import static dev.millrace.proof.recovery.NumberedKeys.KEYS;
import static dev.millrace.proof.recovery.NumberedKeys.RECORDS;
import static dev.millrace.proof.recovery.NumberedKeys.numbers;
import static dev.millrace.proof.recovery.NumberedKeys.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.Options;
import dev.millrace.api.RestoreReport;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.function.Collector;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import dev.millrace.proof.recovery.NumberedKeys.Numbered;
import dev.millrace.proof.recovery.NumberedKeys.Numbering;
import dev.millrace.testkit.TransactionalSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job is stopped with a savepoint, and another version of it goes on from there. */
class SavepointTest {
    private static final int SEEDS = 10;
    private static final Path SAVEPOINT = Path.of("/savepoint");
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final TransactionalSink<Numbered> ledger = new TransactionalSink<>();
    private long seed;
    private SimulatedDisk disk = new SimulatedOutside(0).simulatedDisk();
    private int worlds;

    /** A version of the job's program. */
    private interface Version extends Consumer<StreamExecutionEnvironment> {}

    private final Version first = env -> numbers(env).sinkTo(ledger).uid("ledger");

    @BeforeAll
    static void logNothing() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }

    @Test
    void F62_goesOnAtAnyOtherParallelism() throws Exception {
        int[][] parallelisms = {{2, 3}, {3, 1}, {1, 4}, {4, 2}};
        for (seed = 0; seed < SEEDS; seed++) {
            for (int[] each : parallelisms) {
                TransactionalSink<Numbered> out = new TransactionalSink<>();
                Version program = env -> numbers(env).sinkTo(out).uid("ledger");
                newDisk();
                stopWithSavepoint(program, each[0]);
                assertPrefix(out);
                finish(program, each[1]);
                assertAll(out);
            }
        }
    }

    @Test
    void goesOnInOtherChainsWithOtherStatelessOperators() throws Exception {
        Version second =
                env ->
                        records(env)
                                .map(i -> i)
                                .filter(i -> true)
                                .keyBy(i -> "k" + i % KEYS)
                                .process(Numbering::new)
                                .uid("numbering")
                                .map(n -> n)
                                .disableChaining()
                                .flatMap((Numbered n, Collector<Numbered> to) -> to.collect(n))
                                .rebalance()
                                .sinkTo(ledger)
                                .uid("ledger")
                                .setParallelism(1);
        stopWithSavepoint(first, 2);
        finish(second, 3);
        assertCounts(ledger);
    }

    @Test
    void anOutputIsWhatWasReadUpToTheSavepoint() throws Exception {
        for (seed = 0; seed < SEEDS; seed++) {
            TransactionalSink<Numbered> out = new TransactionalSink<>();
            newDisk();
            stopWithSavepoint(env -> numbers(env).sinkTo(out).uid("ledger"), 2);
            assertThat(out.openTransactions()).as("seed %d", seed).isZero();
            assertPrefix(out);
            long processed = out.records().stream().mapToLong(n -> n.count() > 0 ? 1 : 0).sum();
            assertThat(processed).as("seed %d", seed).isBetween(1L, RECORDS - 1L);
        }
    }

    @Test
    void F63_isRefusedBeforeAnythingStartsWhenAnOperatorWithStateIsGone() throws Exception {
        stopWithSavepoint(first, 2);
        Version renamed =
                env ->
                        records(env)
                                .keyBy(i -> "k" + i % KEYS)
                                .process(Numbering::new)
                                .uid("counting")
                                .sinkTo(ledger)
                                .uid("ledger");
        Map<String, byte[]> before = withoutLocks();
        assertThatThrownBy(() -> start(renamed, 2, env -> env.restoreFrom(SAVEPOINT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numbering")
                .hasMessageContaining("new in the job: counting")
                .hasMessageContaining("allow");
        assertThat(withoutLocks()).containsOnlyKeys(before.keySet());
    }

    @Test
    void F63_whatIsAllowedByNameIsLeftBehind() throws Exception {
        stopWithSavepoint(first, 2);
        int before = ledger.records().size();
        Version without =
                env ->
                        records(env)
                                .map(i -> new Numbered("k" + i % KEYS, 0))
                                .sinkTo(ledger)
                                .uid("ledger");
        RestoreReport report =
                explain(without, env -> env.restoreFrom(SAVEPOINT).allowDropped("numbering"));
        assertThat(report.isRefused()).as(report.text()).isFalse();
        assertThat(report.text())
                .contains("numbering", "left behind, as allowed", "ledger \"sink\": ");
        JobHandle job =
                start(without, 2, env -> env.restoreFrom(SAVEPOINT).allowDropped("numbering"));
        assertThat(job.await(LONGEST)).isTrue();
        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(before).isPositive();
        assertThat(ledger.records()).hasSize(RECORDS);
    }

    @Test
    void F63_anOperatorThatIsSomethingElseIsRefused() throws Exception {
        stopWithSavepoint(first, 2);
        Version changed =
                env ->
                        records(env)
                                .map(i -> new Numbered("k" + i % KEYS, 1))
                                .keyBy(Numbered::key)
                                .reduce((a, b) -> new Numbered(a.key(), a.count() + b.count()))
                                .uid("numbering")
                                .sinkTo(ledger)
                                .uid("ledger");
        RestoreReport report = explain(changed, env -> env.restoreFrom(SAVEPOINT));
        assertThat(report.refusals())
                .singleElement()
                .asString()
                .contains("keyed-process", "running-reduce", "numbering");
    }

    @Test
    void F63_aSinkThatCanNotCommitAnyMoreIsRefused() throws Exception {
        stopWithSavepoint(first, 2);
        Version plain =
                env -> numbers(env).sinkTo(FunctionSink.<Numbered>of(n -> {})).uid("ledger");
        assertThat(explain(plain, env -> env.restoreFrom(SAVEPOINT)).refusals())
                .singleElement()
                .asString()
                .contains("ledger", "remembers nothing any more");
    }

    @Test
    void F62_theMaxParallelismIsFixedByTheSavepoint() throws Exception {
        stopWithSavepoint(first, 2);
        assertThat(
                        explain(first, env -> env.restoreFrom(SAVEPOINT).setMaxParallelism(256))
                                .refusals())
                .singleElement()
                .asString()
                .contains("256", "128", "numbering");
        Version tooWide =
                env -> {
                    env.setParallelism(200);
                    first.accept(env);
                };
        assertThat(explain(tooWide, env -> env.restoreFrom(SAVEPOINT)).refusals())
                .singleElement()
                .asString()
                .contains("200", "128", "numbering");
    }

    @Test
    void F62_theDefaultOfMoreKeyGroupsGivesWayToTheSavepoint() throws Exception {
        stopWithSavepoint(first, 2);
        Version wide =
                env -> {
                    env.setParallelism(20);
                    first.accept(env);
                };
        finish(wide, 20);
        assertAll(ledger);
    }

    @Test
    void aDryRunSaysWhereEachStateGoesAndWritesNothing() throws Exception {
        stopWithSavepoint(first, 2);
        Map<String, byte[]> before = withoutLocks();
        RestoreReport report =
                explain(
                        env -> {
                            env.setParallelism(3);
                            first.accept(env);
                        },
                        env -> env.restoreFrom(SAVEPOINT));
        assertThat(report.isRefused()).isFalse();
        assertThat(report.text())
                .contains(
                        "numbers: enumerator, splits with their positions; from 2 to 3 subtasks",
                        "numbering \"process\": event-time timers, state by key; from 2 to 3 subtasks",
                        "ledger")
                .startsWith("From /savepoint. Checkpoint ");
        assertThat(withoutLocks()).containsOnlyKeys(before.keySet());
    }

    @Test
    void theJobGoesOnIfItsSavepointCannotBeWritten() throws Exception {
        stopWithSavepoint(first, 2);
        finishFrom(first, 2);
        TransactionalSink<Numbered> out = new TransactionalSink<>();
        Version again = env -> numbers(env).sinkTo(out).uid("ledger");
        SimulatedDisk taken = disk;
        JobHandle job = start(again, 2, env -> env.set("checkpoint-directory", "/other"));
        assertThat(job.await(Duration.ofMillis(100))).isFalse();
        CompletableFuture<Path> stopped = job.stopWithSavepoint(SAVEPOINT);
        assertThat(job.await(LONGEST)).isTrue();
        assertThatThrownBy(stopped::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("holds checkpoints already");
        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
        assertAll(out);
        assertThat(taken.files()).isNotEmpty();
    }

    @Test
    @Tag("slow")
    void aRealJobGoesOnAtAnotherParallelism(@TempDir Path directory) throws Exception {
        Path savepoint = directory.resolve("savepoint");
        JobHandle before = real(directory.resolve("before"), 2, null);
        before.await(Duration.ofMillis(150));
        before.stopWithSavepoint(savepoint).get(1, TimeUnit.MINUTES);
        assertThat(before.await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(ledger.openTransactions()).isZero();
        assertPrefix(ledger);
        assertThat(Files.exists(savepoint)).isTrue();
        JobHandle after = real(directory.resolve("after"), 3, savepoint);
        assertThat(after.await().status()).isEqualTo(JobStatus.FINISHED);
        assertAll(ledger);
    }

    private JobHandle real(Path checkpoints, int parallelism, Path from) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        env.enableCheckpointing(Duration.ofMillis(50), checkpoints);
        if (from != null) {
            env.restoreFrom(from);
        }
        first.accept(env);
        return env.executeAsync("numbering");
    }

    private void newDisk() {
        disk = new SimulatedOutside(seed).simulatedDisk();
    }

    private void stopWithSavepoint(Version program, int parallelism) throws Exception {
        JobHandle job = start(program, parallelism, env -> {});
        assertThat(job.await(Duration.ofMillis(150 + 7 * seed))).as("seed %d", seed).isFalse();
        CompletableFuture<Path> stopped = job.stopWithSavepoint(SAVEPOINT);
        assertThat(job.await(LONGEST)).as("seed %d", seed).isTrue();
        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(stopped.get()).isEqualTo(SAVEPOINT);
    }

    private void finish(Version program, int parallelism) throws Exception {
        finishFrom(program, parallelism);
    }

    private void finishFrom(Version program, int parallelism) throws Exception {
        JobHandle job =
                start(
                        program,
                        parallelism,
                        env ->
                                env.restoreFrom(SAVEPOINT)
                                        .set(Options.CHECKPOINT_DIRECTORY, Path.of("/second")));
        assertThat(job.await(LONGEST)).as("seed %d", seed).isTrue();
        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
    }

    private JobHandle start(
            Version program, int parallelism, Consumer<StreamExecutionEnvironment> setting) {
        return EmbeddedEngine.simulated(new SimulatedOutside(seed * 31 + worlds++, disk))
                .start(environment(program, parallelism, setting).graph("numbering"));
    }

    private RestoreReport explain(Version program, Consumer<StreamExecutionEnvironment> setting) {
        return EmbeddedEngine.simulated(new SimulatedOutside(seed * 31 + worlds++, disk))
                .explainRestore(
                        environment(
                                        program,
                                        2,
                                        env ->
                                                setting.accept(
                                                        env.set(
                                                                Options.CHECKPOINT_DIRECTORY,
                                                                Path.of("/second"))))
                                .graph("numbering"));
    }

    private static StreamExecutionEnvironment environment(
            Version program, int parallelism, Consumer<StreamExecutionEnvironment> setting) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        env.set(Options.WORKERS, 2);
        env.enableCheckpointing(Duration.ofMillis(40), Path.of("/checkpoints"));
        setting.accept(env);
        program.accept(env);
        return env;
    }

    private Map<String, byte[]> withoutLocks() {
        Map<String, byte[]> files = new HashMap<>(disk.files());
        files.keySet().removeIf(name -> name.endsWith("/lock"));
        return files;
    }

    /** Each key's numbers are there up to some place, without a gap, and in order. */
    private void assertPrefix(TransactionalSink<Numbered> out) {
        byKey(out)
                .forEach(
                        (key, counts) -> {
                            List<Long> expected = new ArrayList<>();
                            for (long i = 1; i <= counts.size(); i++) {
                                expected.add(i);
                            }
                            assertThat(counts).as("seed %d, %s", seed, key).isEqualTo(expected);
                        });
    }

    private void assertAll(TransactionalSink<Numbered> out) {
        List<Long> expected = new ArrayList<>();
        for (long i = 1; i <= RECORDS / KEYS; i++) {
            expected.add(i);
        }
        expected.add(-(long) RECORDS / KEYS);
        Map<String, List<Long>> byKey = byKey(out);
        assertThat(byKey).as("seed %d", seed).hasSize(KEYS);
        byKey.forEach(
                (key, counts) ->
                        assertThat(counts).as("seed %d, %s", seed, key).isEqualTo(expected));
        assertThat(out.openTransactions()).isZero();
    }

    /** As the other one, where the order on the way is lost. */
    private void assertCounts(TransactionalSink<Numbered> out) {
        Map<String, List<Long>> byKey = byKey(out);
        assertThat(byKey).hasSize(KEYS);
        byKey.forEach(
                (key, counts) ->
                        assertThat(counts)
                                .as(key)
                                .doesNotHaveDuplicates()
                                .hasSize(RECORDS / KEYS + 1));
    }

    private static Map<String, List<Long>> byKey(TransactionalSink<Numbered> out) {
        Map<String, List<Long>> byKey = new HashMap<>();
        for (Numbered n : out.records()) {
            byKey.computeIfAbsent(n.key(), k -> new ArrayList<>()).add(n.count());
        }
        return byKey;
    }
}
