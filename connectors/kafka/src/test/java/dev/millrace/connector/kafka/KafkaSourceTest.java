// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static dev.millrace.connector.kafka.SourceDriver.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.connector.kafka.SourceDriver.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading from a real broker: beginnings and ends, positions, partitions that come. */
@Tag("slow")
class KafkaSourceTest {
    private final TestBroker broker = TestBroker.get();

    private KafkaSource<String> bounded(String topic) {
        return KafkaSource.strings(broker.servers(), topic).endAt(KafkaEnd.latest());
    }

    private static TopicPartition partition(String topic, int number) {
        return new TopicPartition(topic, number);
    }

    @Test
    void readsFromTheEarliestToTheLatest() throws Exception {
        String topic = broker.topic(2);
        broker.send(topic, 0, "a", "b");
        broker.send(topic, 1, "c");

        assertThat(SourceDriver.readAll(bounded(topic))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void endsAtOnceWhereThereIsNothing() throws Exception {
        assertThat(SourceDriver.readAll(bounded(broker.topic(3)))).isEmpty();
    }

    @Test
    void startsAfterTheLatest() throws Exception {
        String topic = broker.topic(1);
        broker.send(topic, 0, "old");
        KafkaSource<String> latest =
                KafkaSource.strings(broker.servers(), topic).startAt(KafkaStart.latest());
        try (SourceDriver<String> driver = SourceDriver.of(latest).untilCaughtUp()) {
            broker.send(topic, 0, "new");
            driver.until(() -> !driver.records.isEmpty());
            assertThat(driver.values()).containsExactly("new");
        }
    }

    @Test
    void startsAndEndsByTime() throws Exception {
        String topic = broker.topic(2);
        for (long time = 1_000; time <= 5_000; time += 1_000) {
            broker.send(new ProducerRecord<>(topic, 0, time, null, Bytes.of("at" + time)));
        }
        KafkaSource<String> middle =
                KafkaSource.strings(broker.servers(), topic)
                        .startAt(KafkaStart.at(Instant.ofEpochMilli(2_000)))
                        .endAt(KafkaEnd.before(Instant.ofEpochMilli(4_000)));
        assertThat(SourceDriver.readAll(middle)).containsExactly("at2000", "at3000");

        KafkaSource<String> later =
                middle.startAt(KafkaStart.at(Instant.ofEpochMilli(9_000))).endAt(KafkaEnd.latest());
        assertThat(SourceDriver.readAll(later)).isEmpty();
    }

    @Test
    void startsAndEndsAtGivenOffsets() throws Exception {
        String topic = broker.topic(1);
        broker.send(topic, 0, "0", "1", "2", "3", "4");
        KafkaSource<String> given =
                KafkaSource.strings(broker.servers(), topic)
                        .startAt(KafkaStart.offsets(Map.of(partition(topic, 0), 1L)))
                        .endAt(KafkaEnd.offsets(Map.of(partition(topic, 0), 4L)));
        assertThat(SourceDriver.readAll(given)).containsExactly("1", "2", "3");
    }

    @Test
    void waitsForAnEndThatDoesNotExistYet() throws Exception {
        String topic = broker.topic(1);
        broker.send(topic, 0, "0");
        KafkaSource<String> given =
                KafkaSource.strings(broker.servers(), topic)
                        .endAt(KafkaEnd.offsets(Map.of(partition(topic, 0), 2L)));
        try (SourceDriver<String> driver = SourceDriver.of(given).untilCaughtUp()) {
            broker.send(topic, 0, "1", "2");
            driver.until(driver::isEnded);
            assertThat(driver.values()).containsExactly("0", "1");
        }
    }

    @Test
    void aPartitionThatIsNotNamedStopsTheJob() throws Exception {
        String topic = broker.topic(2);
        KafkaSource<String> half =
                KafkaSource.strings(broker.servers(), topic)
                        .startAt(KafkaStart.offsets(Map.of(partition(topic, 0), 0L)));
        try (SourceDriver<String> driver = SourceDriver.of(half)) {
            assertThatThrownBy(driver::poll).hasMessageContaining(topic + "-1 should start");
        }
    }

    @Test
    void aTopicThatIsMissingStopsTheJob() throws Exception {
        KafkaSource<String> missing = KafkaSource.strings(broker.servers(), "not-there");
        try (SourceDriver<String> driver = SourceDriver.of(missing)) {
            assertThatThrownBy(driver::poll)
                    .hasMessageContaining("'not-there' does not exist")
                    .hasMessageContaining(broker.servers());
        }
    }

    @Test
    void goesOnWhereTheGroupStands() throws Exception {
        String topic = broker.topic(2);
        broker.send(topic, 0, "a", "b");
        KafkaSource<String> source =
                bounded(topic)
                        .groupId("group-of-" + topic)
                        .startAt(KafkaStart.committedOr(KafkaStart.earliest()));
        try (SourceDriver<String> driver = SourceDriver.of(source)) {
            driver.until(driver::isEnded);
            driver.complete(driver.snapshot());
            assertThat(driver.values()).containsExactly("a", "b");
        }
        broker.send(topic, 0, "c");
        assertThat(SourceDriver.readAll(source)).containsExactly("c");
    }

    @Test
    void commitsTheOffsetsOfACompleteCheckpointAndNoOthers() throws Exception {
        String topic = broker.topic(1);
        broker.send(topic, 0, "a", "b", "c", "d");
        String group = "lag-of-" + topic;
        KafkaSource<String> source = KafkaSource.strings(broker.servers(), topic).groupId(group);
        try (SourceDriver<String> driver = SourceDriver.of(source).maxRecords(2)) {
            driver.until(() -> driver.records.size() == 2);
            Snapshot snapshot = driver.snapshot();
            driver.until(() -> driver.records.size() == 4);
            driver.snapshot();
            driver.complete(snapshot);
        }
        assertThat(
                        TestBroker.get(
                                        broker.admin
                                                .listConsumerGroupOffsets(group)
                                                .partitionsToOffsetAndMetadata())
                                .get(partition(topic, 0))
                                .offset())
                .isEqualTo(2);
    }

    @Test
    void goesOnFromEverySnapshotAtAnyParallelism() throws Exception {
        String topic = broker.topic(3);
        for (int i = 0; i < 30; i++) {
            broker.send(topic, i % 3, "v" + i);
        }
        Random random = new Random(7);
        SourceDriver<String> driver = SourceDriver.of(bounded(topic), 2);
        List<String> read = new ArrayList<>();
        while (!driver.isEnded()) {
            driver.maxRecords(1 + random.nextInt(4)).poll();
            Snapshot snapshot = driver.snapshot();
            read.addAll(driver.values());
            driver = driver.restart(snapshot, 1 + random.nextInt(3));
            driver.poll();
            driver.records.clear();
            driver = driver.restart(snapshot, 1 + random.nextInt(3));
            if (read.size() == 30) {
                driver.until(driver::isEnded);
            }
        }
        driver.close();
        assertThat(read).containsExactlyInAnyOrderElementsOf(numbered("v", 0, 30));
    }

    @Test
    void keepsKeysHeadersTimestampsAndPlaces() throws Exception {
        String topic = broker.topic(1);
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(topic, 0, 1_234L, Bytes.of("k"), Bytes.of("v"));
        sent.headers().add(new RecordHeader("trace", Bytes.of("x"))).add("none", null);
        broker.send(sent);
        KafkaSource<KafkaRecord<String, String>> source =
                KafkaSource.records(
                                broker.servers(),
                                StringDeserializer::new,
                                StringDeserializer::new,
                                topic)
                        .endAt(KafkaEnd.latest());
        try (SourceDriver<KafkaRecord<String, String>> driver = SourceDriver.of(source)) {
            driver.until(driver::isEnded);
            KafkaRecord<String, String> record = driver.values().get(0);
            assertThat(record.key()).isEqualTo("k");
            assertThat(record.value()).isEqualTo("v");
            assertThat(record.timestamp()).isEqualTo(1_234);
            assertThat(record.offset()).isZero();
            assertThat(record.topic()).isEqualTo(topic);
            assertThat(record.headers())
                    .extracting(KafkaHeader::key)
                    .containsExactly("trace", "none");
            assertThat(record.headers()).extracting(KafkaHeader::text).containsExactly("x", null);
            assertThat(driver.records.get(0).timestamp()).isEqualTo(1_234);
            assertThat(driver.records.get(0).position()).isZero();
            assertThat(driver.records.get(0).split()).isEqualTo(topic + "-0");
        }
    }

    @Test
    void aTombstoneIsARecordWithoutAValue() throws Exception {
        String topic = broker.topic(1);
        broker.send(new ProducerRecord<>(topic, Bytes.of("k"), null));
        assertThat(SourceDriver.readAll(bounded(topic))).containsExactly((String) null);

        KafkaSource<KafkaRecord<String, String>> records =
                KafkaSource.records(
                                broker.servers(),
                                StringDeserializer::new,
                                StringDeserializer::new,
                                topic)
                        .endAt(KafkaEnd.latest());
        assertThat(SourceDriver.readAll(records)).allMatch(KafkaRecord::isTombstone);
    }

    @Test
    void rejectsWhatCannotBeDecodedAndReadsOn() throws Exception {
        String topic = broker.topic(1);
        broker.send(topic, 0, "1", "two", "3");
        broker.send(new ProducerRecord<>(topic, 0, null, new byte[] {(byte) 0xC3}));
        KafkaSource<Integer> numbers =
                KafkaSource.<Integer>of(
                                broker.servers(),
                                record -> Integer.parseInt(Bytes.text(record.value())),
                                topic)
                        .endAt(KafkaEnd.latest());
        try (SourceDriver<Integer> driver = SourceDriver.of(numbers)) {
            driver.until(driver::isEnded);
            assertThat(driver.values()).containsExactly(1, 3);
            assertThat(driver.rejected).hasSize(2);
            assertThat(driver.rejected.get(0).position()).isEqualTo(1);
            assertThat(driver.rejected.get(0).cause()).isInstanceOf(NumberFormatException.class);
            assertThat(((KafkaRecord<?, ?>) driver.rejected.get(0).payload()).value())
                    .isEqualTo(Bytes.of("two"));
        }
        try (SourceDriver<String> driver = SourceDriver.of(bounded(topic))) {
            driver.until(driver::isEnded);
            assertThat(driver.rejected).extracting(it -> it.position()).containsExactly(3L);
        }
    }

    @Test
    void findsPartitionsAndTopicsThatComeLaterAndReadsAllOfThem() throws Exception {
        String prefix = "found-" + System.nanoTime() + "-";
        String topic = broker.topic(prefix, 1);
        KafkaSource<String> source =
                KafkaSource.of(
                                broker.servers(),
                                record -> Bytes.text(record.value()),
                                Pattern.compile(Pattern.quote(prefix) + "\\d+"))
                        .startAt(KafkaStart.latest());
        try (SourceDriver<String> driver = SourceDriver.of(source, 2).untilCaughtUp()) {
            broker.addPartitions(topic, 2);
            broker.send(topic, 1, "before it was found");
            String other = broker.topic(prefix, 1);
            broker.send(other, 0, "in another topic");

            driver.until(
                    () -> {
                        try {
                            driver.look();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                        return driver.records.size() == 2;
                    });

            assertThat(driver.values())
                    .containsExactlyInAnyOrder("before it was found", "in another topic");
            assertThat(driver.snapshot().splits()).hasSize(3);
        }
    }

    @Test
    void aReaderWithoutPartitionsHoldsUpNothing() throws Exception {
        String topic = broker.topic(1);
        KafkaSource<String> source = KafkaSource.strings(broker.servers(), topic);
        try (SourceDriver<String> driver = SourceDriver.of(source, 3)) {
            driver.untilCaughtUp();
            assertThat(driver.snapshot().splits())
                    .extracting(KafkaSplit::splitId)
                    .containsExactly(topic + "-0");
        }
    }

    @Test
    void saysWhichPartitionIsCaughtUpWhileAnotherIsBusy() throws Exception {
        String topic = broker.topic(2);
        broker.send(topic, 0, numbered("busy", 0, 50).toArray(String[]::new));
        broker.send(topic, 1, "quiet");
        KafkaSource<String> source = KafkaSource.strings(broker.servers(), topic);
        try (SourceDriver<String> driver = SourceDriver.of(source)) {
            driver.until(() -> driver.caughtUp.contains(topic + "-1"));
            int before = driver.caughtUp.size();
            broker.send(topic, 1, "awake");
            driver.until(() -> driver.caughtUp.size() > before);
            assertThat(driver.values()).contains("awake");
            assertThat(driver.caughtUp.get(driver.caughtUp.size() - 1)).isEqualTo(topic + "-1");
        }
    }
}
