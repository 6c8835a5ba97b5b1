// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.stream.DataStream;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Seen;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Where each partitioning sends the records of two senders when there are four receivers. */
class PartitioningTest {
    private static final int RECORDS = 400;

    @Test
    void rebalanceGivesEachReceiverItsTurn() {
        assertThat(counts(DataStream::rebalance))
                .isEqualTo(Map.of(0, 100L, 1, 100L, 2, 100L, 3, 100L));
    }

    @Test
    void rescaleKeepsEachSendersRecordsInItsShare() {
        List<Seen<Long>> seen = seen(DataStream::rescale);
        assertThat(seen).hasSize(RECORDS);
        // Sender 0 reads the even numbers, sender 1 the odd ones.
        assertThat(seen)
                .allSatisfy(s -> assertThat(s.subtask() / 2).isEqualTo((int) (s.value() % 2)));
        assertThat(countsOf(seen)).isEqualTo(Map.of(0, 100L, 1, 100L, 2, 100L, 3, 100L));
    }

    @Test
    void broadcastGivesEachRecordToAll() {
        assertThat(counts(DataStream::broadcast))
                .isEqualTo(Map.of(0, 400L, 1, 400L, 2, 400L, 3, 400L));
    }

    @Test
    void globalGivesAllToTheFirst() {
        List<Seen<Long>> seen =
                JobScenario.simulated(1)
                        .parallelism(4)
                        .collect(
                                env ->
                                        env.fromSequence(0, RECORDS - 1)
                                                .global()
                                                .process(Seen.by()));
        assertThat(countsOf(seen)).isEqualTo(Map.of(0, 400L));
    }

    @Test
    void shuffleLosesNothingAndLeavesNobodyOut() {
        List<Seen<Long>> seen = seen(DataStream::shuffle);
        assertThat(values(seen)).hasSize(RECORDS).doesNotHaveDuplicates();
        assertThat(countsOf(seen)).hasSize(4).allSatisfy((s, n) -> assertThat(n).isGreaterThan(50));
    }

    @Test
    void aPartitionerOfTheUserChoosesTheReceiver() {
        List<Seen<Long>> seen =
                seen(s -> s.partitionCustom((Long key, int n) -> (int) (key % n), n -> n / 10));
        assertThat(seen)
                .hasSize(RECORDS)
                .allSatisfy(s -> assertThat((long) s.subtask()).isEqualTo(s.value() / 10 % 4));
    }

    @Test
    void forwardKeepsRecordsInTheirSubtask() {
        List<Seen<Long>> seen =
                JobScenario.simulated(1)
                        .parallelism(2)
                        .collect(
                                env ->
                                        env.fromSequence(0, RECORDS - 1)
                                                .disableChaining()
                                                .forward()
                                                .process(Seen.by()));
        assertThat(seen)
                .hasSize(RECORDS)
                .allSatisfy(s -> assertThat((long) s.subtask()).isEqualTo(s.value() % 2));
    }

    @Test
    void aDifferentParallelismMeansRebalance() {
        assertThat(counts(s -> s)).isEqualTo(Map.of(0, 100L, 1, 100L, 2, 100L, 3, 100L));
    }

    @Test
    void fourSendersRescaleToTwoReceiversInPairs() {
        List<Seen<Long>> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        env.fromSequence(0, RECORDS - 1)
                                                .setParallelism(4)
                                                .rescale()
                                                .process(Seen.by())
                                                .setParallelism(2));
        assertThat(seen)
                .hasSize(RECORDS)
                .allSatisfy(s -> assertThat(s.subtask()).isEqualTo((int) (s.value() % 4 / 2)));
    }

    @Test
    void keyByBringsAllRecordsOfAKeyToOneSubtask() {
        List<Seen<Long>> seen = seen(s -> s.keyBy(n -> n % 10).union());
        Map<Long, List<Integer>> subtasks =
                seen.stream()
                        .collect(
                                groupingBy(
                                        s -> s.value() % 10,
                                        java.util.stream.Collectors.mapping(
                                                Seen::subtask,
                                                java.util.stream.Collectors.toList())));
        assertThat(seen).hasSize(RECORDS);
        assertThat(subtasks.values()).allSatisfy(s -> assertThat(s).containsOnly(s.get(0)));
    }

    private static Map<Integer, Long> counts(
            Function<DataStream<Long>, ? extends DataStream<Long>> partitioned) {
        return countsOf(seen(partitioned));
    }

    private static Map<Integer, Long> countsOf(List<Seen<Long>> seen) {
        return seen.stream().collect(groupingBy(Seen::subtask, counting()));
    }

    private static List<Long> values(List<Seen<Long>> seen) {
        return seen.stream().map(Seen::value).toList();
    }

    private static List<Seen<Long>> seen(
            Function<DataStream<Long>, ? extends DataStream<Long>> partitioned) {
        return JobScenario.simulated(1)
                .collect(
                        env ->
                                partitioned
                                        .apply(env.fromSequence(0, RECORDS - 1).setParallelism(2))
                                        .process(Seen.by())
                                        .setParallelism(4));
    }
}
