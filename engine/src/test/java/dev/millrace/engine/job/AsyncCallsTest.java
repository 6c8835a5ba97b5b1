// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobException;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.engine.scenario.JobScenario;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Asynchronous calls in whole jobs, in virtual time. */
class AsyncCallsTest {
    private static final AsyncOptions<Long> A_MINUTE = AsyncOptions.timeout(Duration.ofMinutes(1));

    private final Map<Long, ResultFuture<Long>> open = new HashMap<>();
    private final Map<Long, Integer> tries = new HashMap<>();

    /** Answers each pair of records at once, the second one first. */
    private void answerPairs(long n, ResultFuture<Long> result) {
        open.put(n, result);
        if (n % 2 == 0) {
            result.complete(List.of(n));
            open.remove(n - 1).complete(List.of(n - 1));
        }
    }

    @Test
    void orderedCallsKeepTheOrderOfTheirRecords() {
        assertThat(
                        JobScenario.simulated(1)
                                .collect(
                                        env ->
                                                AsyncDataStream.orderedWait(
                                                        env.fromSequence(1, 6),
                                                        this::answerPairs,
                                                        A_MINUTE)))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void unorderedCallsAreEmittedAsTheyAreAnswered() {
        assertThat(
                        JobScenario.simulated(1)
                                .collect(
                                        env ->
                                                AsyncDataStream.unorderedWait(
                                                        env.fromSequence(1, 6),
                                                        this::answerPairs,
                                                        A_MINUTE)))
                .containsExactly(2L, 1L, 4L, 3L, 6L, 5L);
    }

    @Test
    void noMoreCallsAreOpenThanTheCapacity() {
        List<Integer> openAtOnce = new ArrayList<>();
        JobScenario scenario = JobScenario.simulated(1);
        for (int i = 1; i <= 20; i++) {
            scenario.at(
                    Duration.ofMillis(100L * i),
                    job -> {
                        openAtOnce.add(open.size());
                        open.forEach((n, result) -> result.complete(List.of(n)));
                        open.clear();
                    });
        }
        List<Long> seen =
                scenario.collect(
                        env ->
                                AsyncDataStream.orderedWait(
                                        env.fromSequence(1, 10),
                                        (AsyncFunction<Long, Long>) open::put,
                                        A_MINUTE.withCapacity(3)));
        assertThat(seen).hasSize(10);
        assertThat(openAtOnce).startsWith(3, 3, 3, 1);
    }

    @Test
    void aCallWithoutAnAnswerInTimeFollowsTheErrorPolicy() {
        OutputTag<DeadLetter> late = new OutputTag<>("late");
        CollectSink<DeadLetter> letters = new CollectSink<>();
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    var called =
                                            AsyncDataStream.orderedWait(
                                                            env.fromSequence(1, 3),
                                                            this::answerButTwo,
                                                            AsyncOptions.<Long>timeout(
                                                                    Duration.ofMillis(50)))
                                                    .onError(ErrorPolicy.deadLetter(late));
                                    called.getSideOutput(late).sinkTo(letters);
                                    return called;
                                });
        assertThat(seen).containsExactly(1L, 3L);
        assertThat(letters.records()).hasSize(1);
        assertThat(letters.records().get(0).payload()).isEqualTo(2L);
        assertThat(letters.records().get(0).cause()).isInstanceOf(TimeoutException.class);
    }

    private void answerButTwo(long n, ResultFuture<Long> result) {
        if (n != 2) {
            result.complete(List.of(n));
        }
    }

    @Test
    void aFailedCallIsTriedAgainUntilItSucceeds() {
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        AsyncDataStream.orderedWait(
                                                env.fromSequence(1, 3),
                                                (AsyncFunction<Long, Long>)
                                                        (n, result) -> failTimes(2, n, result),
                                                A_MINUTE.withRetry(threeTimes())));
        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(tries.values()).containsOnly(3);
    }

    @Test
    void aCallThatFailsAtEachTryFailsTheJobWithItsCause() {
        JobException failure =
                JobScenario.simulated(1)
                        .failure(
                                env ->
                                        AsyncDataStream.orderedWait(
                                                        env.fromSequence(1, 1),
                                                        (AsyncFunction<Long, Long>)
                                                                (n, result) ->
                                                                        failTimes(9, n, result),
                                                        A_MINUTE.withRetry(threeTimes()))
                                                .name("call")
                                                .sinkTo(new CollectSink<>()));
        assertThat(failure).hasMessageContaining("'call'").hasRootCauseMessage("try 4");
        assertThat(tries.values()).containsOnly(4);
    }

    private static AsyncRetryStrategy<Long> threeTimes() {
        return AsyncRetryStrategy.fixedDelay(3, Duration.ofMillis(10));
    }

    private void failTimes(int times, long n, ResultFuture<Long> result) {
        int tried = tries.merge(n, 1, Integer::sum);
        if (tried <= times) {
            result.completeExceptionally(new IOException("try " + tried));
        } else {
            result.complete(List.of(n));
        }
    }
}
