// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobResult;
import dev.millrace.api.JobStatus;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.scenario.JobScenario;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From start to end: stop, cancel, counts, back pressure. */
class LifeTest {

    @Test
    void anEndlessJobIsStoppedAndFinishesWhatItRead() {
        CollectSink<Long> sink = new CollectSink<>();
        JobResult result =
                JobScenario.simulated(1)
                        .parallelism(2)
                        .at(Duration.ofMillis(200), JobHandle::stop)
                        .run(
                                env ->
                                        env.fromSource(
                                                        GeneratorSource.endless(i -> i)
                                                                .withRate(
                                                                        RateLimit.perSecond(1000)),
                                                        WatermarkStrategy.noWatermarks(),
                                                        "numbers")
                                                .rebalance()
                                                .map(n -> n)
                                                .name("same")
                                                .sinkTo(sink));
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(sink.records()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(result.total("numbers", OperatorMetrics::recordsIn))
                .isEqualTo(sink.records().size());
    }

    @Test
    void aCancelledJobFiresNothingAndClosesAll() {
        ClosingSink sink = new ClosingSink();
        JobResult result =
                JobScenario.simulated(1)
                        .parallelism(3)
                        .at(Duration.ofMillis(2), JobHandle::cancel)
                        .run(
                                env ->
                                        env.fromSource(
                                                        GeneratorSource.endless(i -> i),
                                                        WatermarkStrategy.noWatermarks(),
                                                        "numbers")
                                                .sinkTo(sink));
        assertThat(result.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(sink.closed).hasValue(3);
        assertThat(sink.ended).hasValue(0);
    }

    @Test
    void aStopAfterTheEndChangesNothing() {
        JobScenario scenario = JobScenario.simulated(1);
        JobResult result = scenario.run(env -> env.fromData(1L).sinkTo(new CollectSink<>()));
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
    }

    @Test
    void countsAreRightForEachOperator() {
        JobResult result =
                JobScenario.simulated(1)
                        .parallelism(4)
                        .run(
                                env ->
                                        env.fromSequence(1, 1000)
                                                .name("numbers")
                                                .filter(n -> n % 2 == 0)
                                                .name("even")
                                                .keyBy(n -> n % 7)
                                                .reduce(Long::sum)
                                                .name("sums")
                                                .sinkTo(new CollectSink<>())
                                                .name("out"));
        assertThat(result.total("numbers", OperatorMetrics::recordsOut)).isEqualTo(1000);
        assertThat(result.total("even", OperatorMetrics::recordsIn)).isEqualTo(1000);
        assertThat(result.total("even", OperatorMetrics::recordsOut)).isEqualTo(500);
        assertThat(result.total("sums", OperatorMetrics::recordsIn)).isEqualTo(500);
        assertThat(result.total("out", OperatorMetrics::recordsIn)).isEqualTo(500);
        assertThat(result.metrics())
                .allSatisfy(m -> assertThat(m.watermark()).isEqualTo(Long.MAX_VALUE));
    }

    @Test
    void anEmptyInputEndsAtOnce() {
        assertThat(
                        JobScenario.simulated(1)
                                .parallelism(4)
                                .collect(
                                        env ->
                                                env.fromData(List.<Long>of())
                                                        .keyBy(n -> n)
                                                        .reduce(Long::sum)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aSlowSinkHoldsItsSourceBackAndLosesNothing(int parallelism) {
        AtomicLong written = new AtomicLong();
        JobScenario scenario = JobScenario.simulated(parallelism).parallelism(parallelism);
        AtomicLong mostWaiting = new AtomicLong();
        AtomicLong made = new AtomicLong();
        JobResult result =
                scenario.run(
                        env ->
                                env.generate(
                                                300_000,
                                                i -> {
                                                    long waiting =
                                                            made.incrementAndGet() - written.get();
                                                    mostWaiting.accumulateAndGet(
                                                            waiting, Math::max);
                                                    return i;
                                                })
                                        .rebalance()
                                        .sinkTo(FunctionSink.of(n -> written.incrementAndGet()))
                                        .setParallelism(1));
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(written).hasValue(300_000);
        // A channel holds 16,384 records and one batch; a reader's buffer and a begun batch more.
        assertThat(mostWaiting.get()).isLessThanOrEqualTo(parallelism * (16_384L + 3 * 256));
    }

    @Test
    void aBlockedSinkOnAThreadOfItsOwnHoldsItsSourceBack() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        AtomicLong written = new AtomicLong();
        JobHandle job =
                JobScenario.onThreads()
                        .start(
                                env ->
                                        env.fromSequence(1, 200_000)
                                                .name("numbers")
                                                .rebalance()
                                                .sinkTo(
                                                        FunctionSink.<Long>of(
                                                                        n -> {
                                                                            first.countDown();
                                                                            gate.await();
                                                                            written
                                                                                    .incrementAndGet();
                                                                        })
                                                                .blocking()));
        first.await();
        job.await(Duration.ofMillis(100));
        long read = job.metrics().get(0).recordsIn();
        assertThat(read).isLessThan(20_000);
        gate.countDown();
        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(written).hasValue(200_000);
    }

    @Test
    void aJobOnThreadsIsCancelledFromOutside() throws Exception {
        JobHandle job =
                JobScenario.onThreads()
                        .parallelism(4)
                        .start(
                                env ->
                                        env.fromSource(
                                                        GeneratorSource.endless(i -> i),
                                                        WatermarkStrategy.noWatermarks(),
                                                        "numbers")
                                                .keyBy(n -> n % 100)
                                                .reduce(Long::sum)
                                                .sinkTo(FunctionSink.of(n -> {})));
        job.cancel();
        assertThat(job.await().status()).isEqualTo(JobStatus.CANCELLED);
    }

    /** Counts its writers' ends. */
    private static final class ClosingSink implements Sink<Long> {
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        @Override
        public SinkWriter<Long> createWriter(WriterContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Long value, long timestamp) {}

                @Override
                public void flush(boolean endOfInput) {
                    if (endOfInput) {
                        ended.incrementAndGet();
                    }
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }
}
