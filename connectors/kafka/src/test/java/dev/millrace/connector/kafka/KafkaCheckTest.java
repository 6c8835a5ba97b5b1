// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.testkit.connector.SinkCheck;
import dev.millrace.testkit.connector.SinkScenario;
import dev.millrace.testkit.connector.SinkTarget;
import dev.millrace.testkit.connector.SourceCheck;
import dev.millrace.testkit.connector.SourceScenario;
import dev.millrace.testkit.connector.SourceTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real broker goes through what the testkit has for connectors. */
@Tag("long")
class KafkaCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final TestBroker BROKER = TestBroker.get();

    @ParameterizedTest
    @EnumSource(SinkScenario.class)
    void theSinkGetsThrough(SinkScenario scenario) throws Exception {
        Optional<String> impossible = SinkCheck.of(() -> new Written(scenario)).check(scenario);
        assertThat(impossible.isPresent())
                .isEqualTo(scenario == SinkScenario.ANSWER_LOST_AFTER_THE_COMMIT_IS_MADE);
    }

    @ParameterizedTest
    @EnumSource(SourceScenario.class)
    void theSourceGetsThrough(SourceScenario scenario) throws Exception {
        assertThat(SourceCheck.of(Read::new).check(scenario)).isEmpty();
    }

    private static final class Written implements SinkTarget<String, StagedTransaction> {
        private final SinkScenario scenario;
        private final String topic = BROKER.topic("checked", 1);
        private CompletableFuture<Void> resumed = CompletableFuture.completedFuture(null);

        Written(SinkScenario scenario) {
            this.scenario = scenario;
        }

        @Override
        public KafkaSink<String> sink() {
            KafkaSink<String> sink =
                    KafkaSink.strings(BROKER.servers(), topic).delivery(Delivery.EXACTLY_ONCE);
            return switch (scenario) {
                case EXPIRED_BEFORE_COMMIT -> sink.property("transaction.timeout.ms", "2000");
                case ANSWER_LOST_BEFORE_THE_COMMIT_IS_MADE -> sink.property("max.block.ms", "1000");
                default -> sink;
            };
        }

        @Override
        public String record(int number) {
            return "record " + number;
        }

        @Override
        public List<String> visible() {
            resumed.join();
            return BROKER.committedValues(topic);
        }

        /** The broker does not answer for so long that the sink has to look the outcome up. */
        @Override
        public void loseNextAnswer(boolean made) {
            BROKER.process.suspend();
            resumed =
                    CompletableFuture.runAsync(
                            BROKER.process::resume,
                            CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS));
        }

        @Override
        public void expire(List<StagedTransaction> staged) {
            for (StagedTransaction transaction : staged) {
                await().atMost(PATIENCE)
                        .until(() -> stateOf(transaction) == TransactionState.COMPLETE_ABORT);
            }
        }

        private static TransactionState stateOf(StagedTransaction staged) {
            String id = staged.transactionalId();
            return TestBroker.get(BROKER.admin.describeTransactions(List.of(id)).all())
                    .get(id)
                    .state();
        }

        @Override
        public Optional<String> impossible(SinkScenario asked) {
            return asked == SinkScenario.ANSWER_LOST_AFTER_THE_COMMIT_IS_MADE
                    ? Optional.of(
                            "when a suspended broker makes a commit is not for a test to say;"
                                    + " CRASH_AFTER_COMMIT has the same outcome")
                    : Optional.empty();
        }
    }

    private static final class Read implements SourceTarget<String, KafkaSplit, FoundPartitions> {
        private final String topic = BROKER.topic("read", 3);
        private final List<String> records = new ArrayList<>();

        Read() {
            for (int partition = 0; partition < 3; partition++) {
                for (int i = 0; i < 25 + 5 * partition; i++) {
                    String value = "partition " + partition + " record " + i;
                    BROKER.send(topic, partition, value);
                    records.add(value);
                }
            }
        }

        @Override
        public KafkaSource<String> source() {
            return KafkaSource.strings(BROKER.servers(), topic).endAt(KafkaEnd.latest());
        }

        @Override
        public List<String> records() {
            return records;
        }
    }
}
