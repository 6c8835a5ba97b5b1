// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.connector.kafka.SinkDriver.Place;
import dev.millrace.connector.kafka.SourceDriver.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a source does when the log is not as it was, or holds more than records. */
@Tag("slow")
class LostRecordsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestBroker broker = TestBroker.get();
    private final String topic = broker.topic(1);

    private KafkaSource<String> source() {
        return KafkaSource.strings(broker.servers(), topic);
    }

    private Snapshot afterTwoOf(String... values) throws Exception {
        broker.send(topic, 0, values);
        try (SourceDriver<String> driver = SourceDriver.of(source()).maxRecords(2)) {
            return driver.until(() -> driver.records.size() == 2).snapshot();
        }
    }

    @Test
    void F43_recordsRemovedByRetentionStopTheJob() throws Exception {
        Snapshot snapshot = afterTwoOf("0", "1", "2", "3", "4");
        broker.removeBefore(topic, 0, 4);
        try (SourceDriver<String> driver = SourceDriver.of(source()).restart(snapshot, 1)) {
            assertThatThrownBy(() -> driver.until(() -> false))
                    .hasMessageContaining(topic + "-0 does not hold offset 2")
                    .hasMessageContaining("from 4 to 5")
                    .hasMessageContaining("retention")
                    .hasCauseInstanceOf(OffsetOutOfRangeException.class);
            assertThat(driver.records).isEmpty();
        }
    }

    @Test
    void F43_orAreRejectedAndTheSourceReadsOn() throws Exception {
        Snapshot snapshot = afterTwoOf("0", "1", "2", "3", "4");
        broker.removeBefore(topic, 0, 4);
        KafkaSource<String> readsOn = source().onLostRecords(LostRecords.READ_ON);
        try (SourceDriver<String> driver = SourceDriver.of(readsOn).restart(snapshot, 1)) {
            driver.untilCaughtUp();
            assertThat(driver.values()).containsExactly("4");
            assertThat(driver.rejected)
                    .singleElement()
                    .satisfies(
                            gap -> {
                                assertThat(gap.position()).isEqualTo(2);
                                assertThat(gap.cause()).hasMessageContaining("offset 2");
                            });
        }
    }

    @Test
    void F43_anOffsetBehindTheEndStopsTheJob() throws Exception {
        broker.send(topic, 0, "0");
        KafkaSource<String> beyond =
                source().startAt(KafkaStart.offsets(Map.of(new TopicPartition(topic, 0), 9L)));
        try (SourceDriver<String> driver = SourceDriver.of(beyond)) {
            assertThatThrownBy(() -> driver.until(() -> false))
                    .hasMessageContaining("does not hold offset 9")
                    .hasMessageContaining("from 0 to 1");
        }
    }

    @Test
    void F43_aDeletedTopicStopsTheJob() throws Exception {
        broker.send(topic, 0, "0");
        try (SourceDriver<String> driver = SourceDriver.of(source()).untilCaughtUp()) {
            broker.deleteTopic(topic);
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    driver.look();
                                }
                            })
                    .hasMessageContaining("Partition " + topic + "-0 is gone")
                    .hasMessageContaining("onLostRecords");
        }
    }

    @Test
    void F43_aTopicMadeAnewStopsTheJobAlsoIfItsOffsetsWouldFit() throws Exception {
        Snapshot snapshot = afterTwoOf("0", "1", "2");
        broker.deleteTopic(topic);
        await().atMost(PATIENCE).ignoreExceptions().until(this::createAgain);
        broker.send(topic, 0, "x", "y", "z");
        try (SourceDriver<String> driver = SourceDriver.of(source()).restart(snapshot, 1)) {
            assertThatThrownBy(driver::poll).hasMessageContaining("topic made anew");
            assertThat(driver.records).isEmpty();
        }
    }

    @Test
    void F43_orIsDroppedAndReadFromItsBeginning() throws Exception {
        String kept = broker.topic(topic + "-kept", 1);
        KafkaSource<String> both =
                KafkaSource.of(
                                broker.servers(),
                                record -> Bytes.text(record.value()),
                                Pattern.compile(topic + ".*"))
                        .onLostRecords(LostRecords.READ_ON);
        broker.send(topic, 0, "0", "1", "2");
        try (SourceDriver<String> driver = SourceDriver.of(both, 2).untilCaughtUp()) {
            broker.deleteTopic(topic);
            await().atMost(PATIENCE).ignoreExceptions().until(this::createAgain);
            broker.send(topic, 0, "x");
            broker.send(kept, 0, "k");
            driver.look();
            driver.until(() -> driver.records.size() == 5);
            assertThat(driver.values()).containsExactlyInAnyOrder("0", "1", "2", "x", "k");
            assertThat(driver.finished).contains(topic + "-0");
        }
    }

    private boolean createAgain() {
        broker.createTopic(topic, 1);
        return true;
    }

    @Test
    void aBoundedSourceEndsAfterRecordsThatNobodyMaySee() throws Exception {
        Place place = Place.of("job-" + topic);
        KafkaSink<String> sink =
                KafkaSink.strings(broker.servers(), topic).delivery(Delivery.EXACTLY_ONCE);
        try (SinkDriver<String> driver = SinkDriver.start(sink, place)) {
            driver.epoch(1, "seen");
            driver.write("aborted").prepare(2);
        }
        assertThat(broker.uncommittedCount(topic)).isEqualTo(2);
        KafkaSource<String> bounded = source().endAt(KafkaEnd.latest());
        assertThat(SourceDriver.readAll(bounded)).containsExactly("seen");
    }

    @Test
    void doesNotReadRecordsOfOpenTransactionsUnlessTold() throws Exception {
        Place place = Place.of("job-" + topic);
        KafkaSink<String> sink =
                KafkaSink.strings(broker.servers(), topic).delivery(Delivery.EXACTLY_ONCE);
        try (SinkDriver<String> driver = SinkDriver.start(sink, place)) {
            List<StagedTransaction> staged = driver.write("open").prepare(1);
            KafkaSource<String> bounded = source().endAt(KafkaEnd.latest());
            assertThat(SourceDriver.readAll(bounded)).isEmpty();
            assertThat(
                            SourceDriver.readAll(
                                    bounded.property("isolation.level", "read_uncommitted")))
                    .containsExactly("open");
            driver.commit(1, staged);
            assertThat(SourceDriver.readAll(bounded)).containsExactly("open");
        }
    }

    @Test
    void F41_readsOnWhenTheBrokerIsKilledAndComesBack() throws Exception {
        broker.send(topic, 0, "before");
        try (SourceDriver<String> driver = SourceDriver.of(source()).untilCaughtUp()) {
            broker.process.kill();
            driver.poll();
            assertThat(driver.statuses).doesNotContain(ReaderStatus.END_OF_INPUT);
            broker.process.start();
            broker.send(topic, 0, "after");
            driver.until(() -> driver.records.size() == 2);
            assertThat(driver.values()).containsExactly("before", "after");
        }
    }
}
