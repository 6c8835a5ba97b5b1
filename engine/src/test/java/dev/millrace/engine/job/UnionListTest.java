// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A union list is all there in every subtask after a restart, at any parallelism. */
class UnionListTest {
    private static final int RECORDS = 8_000;
    private static final Path SAVEPOINT = Path.of("/savepoint");
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final SimulatedDisk disk = new SimulatedOutside(0).simulatedDisk();

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1", "2, 4", "4, 7", "7, 2", "4, 4"})
    void everySubtaskGetsTheListsOfAll(int before, int after) throws Exception {
        CollectSink<String> first = new CollectSink<>();
        JobHandle stopped = start(1, before, first, env -> {});
        assertThat(stopped.await(Duration.ofMillis(120))).isFalse();
        CompletableFuture<Path> savepoint = stopped.stopWithSavepoint(SAVEPOINT);
        assertThat(stopped.await(LONGEST)).isTrue();
        assertThat(savepoint.get()).isEqualTo(SAVEPOINT);
        int processed = first.records().size();
        assertThat(processed).isBetween(before, RECORDS - 1);

        CollectSink<String> second = new CollectSink<>();
        JobHandle gone = start(2, after, second, env -> env.restoreFrom(SAVEPOINT));
        assertThat(gone.await(LONGEST)).isTrue();
        assertThat(gone.await().status()).isEqualTo(JobStatus.FINISHED);

        String all = before + " lists, " + processed + " records";
        assertThat(second.records())
                .hasSize(RECORDS - processed)
                .filteredOn(all::equals)
                .hasSize(after);
    }

    private JobHandle start(
            long seed,
            int parallelism,
            CollectSink<String> sink,
            Consumer<StreamExecutionEnvironment> setting) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        env.enableCheckpointing(Duration.ofMillis(40), Path.of("/checkpoints-" + seed));
        setting.accept(env);
        env.fromSource(
                        GeneratorSource.of(RECORDS, i -> i).withRate(RateLimit.perSecond(20_000)),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .rebalance()
                .process(Sharing::new)
                .uid("sharing")
                .sinkTo(sink)
                .uid("sink");
        return EmbeddedEngine.simulated(new SimulatedOutside(seed, disk))
                .start(env.graph("union list"));
    }

    /** Keeps how many records it has had in a list of its own, and tells first what was there. */
    private static final class Sharing extends ProcessFunction<Long, String> {
        private transient ListState<Long> counts;
        private final List<Long> restored = new ArrayList<>();
        private long count;

        @Override
        public void open(OpenContext context) throws Exception {
            counts = getRuntimeContext().getUnionListState(new ListStateDescriptor<>("counts"));
            counts.get().forEach(restored::add);
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<String> out)
                throws Exception {
            counts.update(List.of(++count));
            if (count == 1 && !restored.isEmpty()) {
                long sum = restored.stream().mapToLong(Long::longValue).sum();
                out.collect(restored.size() + " lists, " + sum + " records");
            } else {
                out.collect("record");
            }
        }
    }
}
