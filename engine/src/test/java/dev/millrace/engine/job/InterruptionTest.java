// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.JobException;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.scenario.JobScenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job that ends early, or is to stop, wakes those who block on a thread of their own. */
@Timeout(120)
class InterruptionTest {
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final LinkedBlockingQueue<Long> never = new LinkedBlockingQueue<>();

    @Test
    void aReaderThatBlocksIsWokenByACancel() throws Exception {
        BlockingReading source = new BlockingReading(() -> never.take());
        JobHandle job = cancelled(reading(source));

        assertThat(job.await().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(source.interruptedAtClose).isFalse();
    }

    @Test
    void aReaderThatIsParkedIsWokenByACancel() throws Exception {
        BlockingReading source =
                new BlockingReading(
                        () -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                LockSupport.park();
                            }
                        });
        JobHandle job = cancelled(reading(source));

        assertThat(job.await().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(source.interruptedAtClose).isFalse();
    }

    @Test
    void aWriterThatBlocksIsWokenByACancel() throws Exception {
        JobHandle job = cancelled(writing(n -> never.take(), ErrorPolicy.fail()));

        assertThat(job.await().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void aWriterWhoseErrorsAreSkippedIsNotGivenTheNextRecordToBlockOn() throws Exception {
        JobHandle job = cancelled(writing(n -> never.take(), ErrorPolicy.skip()));

        assertThat(job.await().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job.metrics()).allSatisfy(m -> assertThat(m.errors()).isZero());
    }

    @Test
    void aWriterThatSwallowsAnInterruptIsWokenAgain() throws Exception {
        int[] swallowed = {0};
        JobHandle job =
                cancelled(
                        writing(
                                n -> {
                                    while (swallowed[0] < 2) {
                                        try {
                                            never.take();
                                        } catch (InterruptedException e) {
                                            swallowed[0]++;
                                        }
                                    }
                                },
                                ErrorPolicy.fail()));

        assertThat(job.await().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(swallowed[0]).isEqualTo(2);
    }

    @Test
    void aReaderThatWaitsIsWokenByAStopAndWhatItReadCounts() throws Exception {
        CollectSink<Long> sink = new CollectSink<>();
        BlockingReading source = new BlockingReading(() -> never.take());
        JobHandle job = stopped(reading(source, sink));

        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(sink.records()).containsExactly(7L);
        assertThat(source.interruptedAtClose).isFalse();
    }

    @Test
    void aReaderThatSwallowsAnInterruptIsWokenAgainByAStop() throws Exception {
        int[] swallowed = {0};
        BlockingReading source =
                new BlockingReading(
                        () -> {
                            while (swallowed[0] < 2) {
                                try {
                                    never.take();
                                } catch (InterruptedException e) {
                                    swallowed[0]++;
                                }
                            }
                        });

        assertThat(stopped(reading(source)).await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(swallowed[0]).isEqualTo(2);
    }

    @Test
    void aWriterInAReadersChainIsNotInterruptedByAStop() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        boolean[] interrupted = {false};
        JobHandle job =
                reading(
                        new BlockingReading(() -> {}),
                        new BlockingSink(
                                n -> {
                                    writing.countDown();
                                    release.await();
                                    interrupted[0] = Thread.interrupted();
                                }));
        writing.await();
        job.stop();
        assertThat(job.status()).isEqualTo(JobStatus.STOPPING);
        release.countDown();

        assertThat(job.await(Duration.ofSeconds(100))).as("ends").isTrue();
        assertThat(job.await().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(interrupted[0]).isFalse();
    }

    @Test
    void theFirstCauseStaysWhenAFailureWakesAReader() throws Exception {
        BlockingReading source = new BlockingReading(() -> never.take());
        JobHandle job =
                JobScenario.onThreads()
                        .start(
                                env -> {
                                    reading(source, env);
                                    env.fromData(1L)
                                            .map(
                                                    n -> {
                                                        blocked.await();
                                                        if (n == 1) {
                                                            throw new IllegalStateException(
                                                                    "first");
                                                        }
                                                        return n;
                                                    })
                                            .sinkTo(FunctionSink.of(n -> {}));
                                });

        assertThatThrownBy(job::await)
                .isInstanceOf(JobException.class)
                .hasRootCauseMessage("first")
                .satisfies(e -> assertThat(e.getCause().getSuppressed()).isEmpty());
    }

    private JobHandle stopped(JobHandle job) throws InterruptedException {
        blocked.await();
        job.stop();
        assertThat(job.await(Duration.ofSeconds(100))).as("ends").isTrue();
        return job;
    }

    private static JobHandle reading(BlockingReading source, Sink<Long> sink) {
        return JobScenario.onThreads()
                .start(
                        env ->
                                env.fromSource(source, WatermarkStrategy.noWatermarks(), "blocking")
                                        .sinkTo(sink));
    }

    private JobHandle cancelled(JobHandle job) throws InterruptedException {
        blocked.await();
        job.cancel();
        assertThat(job.await(Duration.ofSeconds(100))).as("ends").isTrue();
        return job;
    }

    private JobHandle reading(BlockingReading source) {
        return JobScenario.onThreads().start(env -> reading(source, env));
    }

    private static void reading(BlockingReading source, StreamExecutionEnvironment env) {
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "blocking")
                .sinkTo(FunctionSink.of(n -> {}));
    }

    private JobHandle writing(Blocking<Long> write, ErrorPolicy policy) {
        return JobScenario.onThreads()
                .start(
                        env ->
                                env.fromSequence(1, 1000)
                                        .rebalance()
                                        .sinkTo(new BlockingSink(write))
                                        .onError(policy));
    }

    /** Something that may wait. */
    private interface Blocking<T> {
        void accept(T value) throws Exception;
    }

    private interface BlockingCall {
        void run() throws Exception;
    }

    private final class BlockingSink implements Sink<Long> {
        private final Blocking<Long> write;

        BlockingSink(Blocking<Long> write) {
            this.write = write;
        }

        @Override
        public SinkWriter<Long> createWriter(WriterContext context) {
            return (value, timestamp) -> {
                blocked.countDown();
                write.accept(value);
            };
        }

        @Override
        public boolean isBlocking() {
            return true;
        }
    }

    private record Part(String splitId) implements SourceSplit {}

    /** One split, whose reader gives a record and then blocks in {@code poll}. */
    private final class BlockingReading implements Source<Long, Part, Integer> {
        private final BlockingCall poll;
        private volatile boolean interruptedAtClose = true;

        BlockingReading(BlockingCall poll) {
            this.poll = poll;
        }

        @Override
        public Boundedness boundedness() {
            return Boundedness.UNBOUNDED;
        }

        @Override
        public boolean isBlocking() {
            return true;
        }

        @Override
        public SplitEnumerator<Part, Integer> createEnumerator(
                EnumeratorContext<Part> context, Optional<Integer> restored) {
            return new SplitEnumerator<>() {
                @Override
                public void start() {}

                @Override
                public void handleSplitRequest(int subtask) {}

                @Override
                public void addSplitsBack(List<Part> splits, int subtask) {}

                @Override
                public Integer snapshotState() {
                    return 0;
                }
            };
        }

        @Override
        public SourceReader<Long, Part> createReader(ReaderContext context) {
            return new SourceReader<>() {
                @Override
                public ReaderStatus poll(ReaderOutput<Long> output, int maxRecords)
                        throws Exception {
                    if (blocked.getCount() > 0) {
                        output.split("first");
                        output.collect(7L, 0);
                    }
                    blocked.countDown();
                    poll.run();
                    return ReaderStatus.NOTHING_NOW;
                }

                @Override
                public void addSplits(List<Part> splits) {}

                @Override
                public void noMoreSplits() {}

                @Override
                public List<Part> snapshotState() {
                    return List.of();
                }

                @Override
                public void close() {
                    interruptedAtClose = Thread.currentThread().isInterrupted();
                }
            };
        }
    }
}
