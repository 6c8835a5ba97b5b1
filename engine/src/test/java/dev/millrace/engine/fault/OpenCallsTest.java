// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.Options;
import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.stream.DataStream;
import dev.millrace.engine.seam.SimulatedDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Checkpoints while calls are open that a service is slow to answer. */
class OpenCallsTest {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Path SAVEPOINT = Path.of("/savepoint");

    private final SimulatedDisk disk = CountedJob.newDisk(1);
    private final Map<Long, Runnable> open = new LinkedHashMap<>();
    private final List<Long> asked = new ArrayList<>();

    /** Holds what no snapshot can. */
    private static final class Connected {
        private final Thread thread = Thread.currentThread();
        private final long value;

        Connected(long value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return value + " of " + thread;
        }
    }

    private static final class Declared implements AsyncFunction<Connected, Long> {
        @Override
        public void asyncInvoke(Connected connected, ResultFuture<Long> result) {
            result.complete(List.of(connected.value));
        }
    }

    private CountedJob job(int capacity) {
        AsyncFunction<Long, Long> service =
                (value, result) -> {
                    asked.add(value);
                    open.put(value, () -> result.complete(List.of(value)));
                };
        AsyncOptions<Long> options = AsyncOptions.<Long>timeout(PATIENCE).withCapacity(capacity);
        return counted()
                .through(
                        numbers ->
                                AsyncDataStream.orderedWait(
                                                numbers.map(n -> n).disableChaining(),
                                                service,
                                                options)
                                        .name("slow")
                                        .uid("slow"));
    }

    private CountedJob counted() {
        return new CountedJob(disk)
                .records(20)
                .perSecond(1)
                .every(Duration.ofSeconds(1))
                .parallelism(1);
    }

    private CountedJob unwritable(AsyncFunction<Connected, Long> service) {
        return counted()
                .through(
                        numbers -> {
                            DataStream<Connected> records =
                                    numbers.map(n -> new Connected(n)).disableChaining();
                            return AsyncDataStream.orderedWait(
                                            records, service, AsyncOptions.<Long>timeout(PATIENCE))
                                    .name("slow");
                        });
    }

    private static List<String> newestWaitsFor(CountedJob.Life life) {
        List<CheckpointInfo> all = life.job().checkpoints();
        return all.get(all.size() - 1).waitsFor();
    }

    private void answer() {
        answer(value -> true);
    }

    private void answer(LongPredicate which) {
        List<Long> values = open.keySet().stream().filter(value -> which.test(value)).toList();
        values.forEach(value -> open.remove(value).run());
    }

    private CountedJob.Life answered(CountedJob.Life life, int fromSecond) {
        for (int tenth = 10 * fromSecond; tenth < 400; tenth++) {
            life.at(Duration.ofMillis(100L * tenth), this::answer);
        }
        return life;
    }

    @Test
    void noCheckpointWaitsForOpenCallsAndThoseAreMadeAgainAfterARestart() {
        CountedJob job = job(100);
        CountedJob.Life first = job.process(1);
        assertThat(first.live(Duration.ofSeconds(10))).isTrue();
        assertThat(first.job().checkpoints())
                .as("checkpoints that are complete though nothing was answered")
                .filteredOn(it -> it.outcome() == CheckpointInfo.Outcome.COMPLETE)
                .hasSizeGreaterThan(5);
        disk.kill();
        asked.clear();
        open.clear();

        answered(job.process(2), 1).runsToItsEnd();

        assertThat(asked).startsWith(0L, 1L, 2L, 3L).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void aCheckpointSaysThatItWaitsForOpenCallsWhereRecordsBeforeItsBarrierDo() {
        CountedJob.Life life = job(2).process(1);
        List<String> waitsFor = new ArrayList<>();
        life.at(Duration.ofSeconds(15), () -> waitsFor.addAll(newestWaitsFor(life)));
        answered(life, 20).runsToItsEnd();
        assertThat(waitsFor)
                .singleElement()
                .asString()
                .contains("#0 waits for open calls of 'slow'");
    }

    @Test
    void soDoesOneThatComesWhenAllInputIsReadAndCallsAreOpen() {
        CountedJob.Life life = job(100).process(1);
        List<String> waitsFor = new ArrayList<>();
        life.at(Duration.ofSeconds(30), () -> waitsFor.addAll(newestWaitsFor(life)));
        answered(life, 35).runsToItsEnd();
        assertThat(waitsFor).anyMatch(each -> each.contains("#0 waits for open calls of 'slow'"));
    }

    @Test
    void aSavepointThatEndsTheJobHoldsOpenCallsAndTheyAreMadeAgainFromIt() {
        CountedJob.Life stopped = job(100).process(1);
        CompletableFuture<CompletableFuture<Path>> savepoint = new CompletableFuture<>();
        stopped.at(Duration.ofMillis(9_500), () -> answer(value -> value % 2 == 0));
        stopped.at(
                Duration.ofMillis(9_800),
                () -> savepoint.complete(stopped.job().stopWithSavepoint(SAVEPOINT)));
        assertThat(stopped.live(Duration.ofMinutes(1))).as("whether calls hold it").isFalse();
        assertThat(savepoint.join()).isCompletedWithValue(SAVEPOINT);
        assertThat(asked).hasSizeBetween(9, 11).startsWith(0L, 1L, 2L, 3L);
        assertThat(stopped.counted()).as("0, as 1 that stands before all others is open").isOne();
        answer();
        asked.clear();

        answered(fromSavepoint().process(2), 1).runsToItsEnd();

        assertThat(asked)
                .as("what has been handed on is in the savepoint, all else is asked for again")
                .containsExactlyElementsOf(LongStream.range(1, 20).boxed().toList());
    }

    private CountedJob fromSavepoint() {
        return job(100).with(
                        env ->
                                env.restoreFrom(SAVEPOINT)
                                        .set(Options.CHECKPOINT_DIRECTORY, Path.of("/second")));
    }

    @Test
    void recordsThatNoCheckpointCouldWriteAreRefusedAtTheStartIfTheFunctionDeclaresThem() {
        CountedJob.Life life = unwritable(new Declared()).process(1);
        assertThatThrownBy(life::start)
                .hasMessageContaining("'slow'")
                .hasMessageContaining(Connected.class.getName())
                .hasMessageContaining("while its call is open");
    }

    @Test
    void recordsThatNoCheckpointCouldWriteAreRefusedWithTheFirstOfThem() {
        CountedJob.Life life =
                unwritable((connected, result) -> result.complete(List.of(connected.value)))
                        .process(1);
        assertThat(life.live(Duration.ofSeconds(10))).isFalse();
        assertThat(life.job().failure().orElseThrow())
                .hasMessageContaining("'slow'")
                .hasMessageContaining(Connected.class.getName());
    }
}
