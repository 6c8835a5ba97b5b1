// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static dev.millrace.connector.kafka.SinkDriver.NO_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.graph.DeadLetter;
import dev.millrace.connector.kafka.SinkDriver.Place;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writing to a real broker while nothing fails. */
@Tag("slow")
class KafkaSinkTest {
    private final TestBroker broker = TestBroker.get();
    private final String topic = broker.topic(1);
    private final Place place = Place.of("job-" + topic);

    private KafkaSink<String> exactlyOnce() {
        return KafkaSink.strings(broker.servers(), topic).delivery(Delivery.EXACTLY_ONCE);
    }

    @Test
    void anEpochIsSeenAfterItsCommit() throws Exception {
        try (SinkDriver<String> sink = SinkDriver.start(exactlyOnce(), place)) {
            sink.write("a", "b");
            List<StagedTransaction> staged = sink.prepare(1);
            assertThat(broker.uncommittedCount(topic)).isEqualTo(2);
            assertThat(broker.committedValues(topic)).isEmpty();
            assertThat(staged).singleElement().extracting(StagedTransaction::records).isEqualTo(2L);

            sink.write("c");
            sink.commit(1, staged);
            assertThat(broker.committedValues(topic)).containsExactly("a", "b");

            sink.commit(2, sink.prepare(2));
            assertThat(broker.committedValues(topic)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void anEpochWithoutRecordsStagesNothing() throws Exception {
        try (SinkDriver<String> sink = SinkDriver.start(exactlyOnce(), place)) {
            assertThat(sink.prepare(1)).isEmpty();
            sink.epoch(2, "a");
            assertThat(sink.prepare(3)).isEmpty();
        }
        assertThat(broker.committedValues(topic)).containsExactly("a");
    }

    @Test
    void aRepeatedCommitChangesNothingAndLeavesLaterEpochsAlone() throws Exception {
        try (SinkDriver<String> sink = SinkDriver.start(exactlyOnce(), place)) {
            List<StagedTransaction> first = sink.epoch(1, "a");
            sink.write("b");
            sink.commit(1, first);
            sink.commit(2, sink.prepare(2));
        }
        assertThat(broker.committedValues(topic)).containsExactly("a", "b");
    }

    @Test
    void severalEpochsMayWaitForTheirCommit() throws Exception {
        try (SinkDriver<String> sink = SinkDriver.start(exactlyOnce(), place)) {
            List<StagedTransaction> first = sink.write("a").prepare(1);
            List<StagedTransaction> second = sink.write("b").prepare(2);
            List<StagedTransaction> third = sink.write("c").prepare(3);
            sink.commit(1, first);
            sink.commit(2, second);
            sink.commit(3, third);
            assertThat(sink.write("d").prepare(4).get(0).transactionalId())
                    .as("producers are used again")
                    .isEqualTo(first.get(0).transactionalId());
        }
        assertThat(broker.committedValues(topic)).containsExactly("a", "b", "c");
    }

    @Test
    void aSubtaskThatClosesAbortsWhatIsOpen() throws Exception {
        try (SinkDriver<String> sink = SinkDriver.start(exactlyOnce(), place)) {
            sink.epoch(1, "a");
            sink.write("b").prepare(2);
            sink.write("c");
        }
        broker.send(topic, 0, "after");
        assertThat(broker.committedValues(topic)).containsExactly("a", "after");
    }

    @Test
    void atLeastOnceIsSeenAtOnceAndSafeAtTheCheckpoint() throws Exception {
        KafkaSink<String> plain = KafkaSink.strings(broker.servers(), topic);
        try (SinkDriver<String> sink = SinkDriver.start(plain, place)) {
            sink.write("a", "b");
            assertThat(sink.prepare(1)).isEmpty();
            assertThat(broker.committedValues(topic)).containsExactly("a", "b");
        }
    }

    @Test
    void keyPartitionTimestampAndHeadersAreTheEncoders() throws Exception {
        String wide = broker.topic(3);
        KafkaSink<String> sink =
                KafkaSink.<String>of(
                                broker.servers(),
                                (value, time) -> {
                                    ProducerRecord<byte[], byte[]> record =
                                            new ProducerRecord<>(
                                                    wide, 2, 77L, Bytes.of("key"), Bytes.of(value));
                                    record.headers().add("trace", Bytes.of("1"));
                                    return record;
                                })
                        .delivery(Delivery.EXACTLY_ONCE);
        try (SinkDriver<String> driver = SinkDriver.start(sink, place)) {
            driver.epoch(1, "v");
        }
        ConsumerRecord<String, String> record = broker.committed(wide).get(0);
        assertThat(record.partition()).isEqualTo(2);
        assertThat(record.timestamp()).isEqualTo(77);
        assertThat(record.key()).isEqualTo("key");
        assertThat(record.value()).isEqualTo("v");
        assertThat(record.headers()).extracting(Header::key).containsExactly("trace");
    }

    @Test
    void withoutATimestampTheEventTimeIsTakenUnlessItIsNegative() throws Exception {
        long before = System.currentTimeMillis();
        KafkaSink<String> plain = KafkaSink.values(broker.servers(), StringSerializer::new, topic);
        try (SinkDriver<String> sink = SinkDriver.start(plain, place)) {
            sink.writer.write("at 5", 5);
            sink.writer.write("before 1970", -5);
            sink.writer.write("no time", NO_TIME);
            sink.writer.flush(true);
        }
        List<ConsumerRecord<String, String>> records = broker.committed(topic);
        assertThat(records.get(0).timestamp()).isEqualTo(5);
        assertThat(records.get(1).timestamp()).isGreaterThanOrEqualTo(before);
        assertThat(records.get(2).timestamp()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void aRecordThatIsTooLargeFailsAloneAndNotItsTransaction() throws Exception {
        KafkaSink<String> small = exactlyOnce().property("max.request.size", "1000");
        try (SinkDriver<String> sink = SinkDriver.start(small, place)) {
            sink.write("a");
            assertThatThrownBy(() -> sink.write("x".repeat(2_000)))
                    .hasMessageContaining("max.request.size")
                    .hasMessageContaining(topic);
            sink.epoch(1, "b");
        }
        assertThat(broker.committedValues(topic)).containsExactly("a", "b");
    }

    @Test
    void anEncoderThatGivesNothingIsAnError() throws Exception {
        KafkaSink<String> bad = KafkaSink.of(broker.servers(), (value, time) -> null);
        try (SinkDriver<String> sink = SinkDriver.start(bad, place)) {
            assertThatThrownBy(() -> sink.write("a")).hasMessageContaining("tombstone");
        }
    }

    @Test
    void moreOutputThanMayBeHeldFailsTheJob() throws Exception {
        try (SinkDriver<String> sink = SinkDriver.start(exactlyOnce().maxHeldBytes(100), place)) {
            sink.write("x".repeat(200));
            assertThatThrownBy(() -> sink.prepare(1))
                    .hasMessageContaining("maxHeldBytes")
                    .hasMessageContaining("100 bytes");
        }
        assertThat(broker.committedValues(topic)).isEmpty();
    }

    @Test
    void aTransactionTimeoutThatTheBrokerRefusesIsFoundAtTheStart() {
        KafkaSink<String> sink = exactlyOnce().property("transaction.timeout.ms", "3600000");
        assertThatThrownBy(() -> SinkDriver.start(sink, place))
                .hasMessageContaining("3600000")
                .hasMessageContaining("900000")
                .hasMessageContaining("transaction.max.timeout.ms");
    }

    @Test
    void aFailedSendFailsTheCheckpoint() throws Exception {
        KafkaSink<String> lost =
                KafkaSink.strings(broker.servers(), "not-there").property("max.block.ms", "500");
        try (SinkDriver<String> sink = SinkDriver.start(lost, place)) {
            sink.write("a");
            assertThatThrownBy(() -> sink.prepare(1)).hasMessageContaining("not-there");
        }
    }

    @Test
    void deadLettersSayWhereTheyCameFrom() throws Exception {
        KafkaRecord<byte[], byte[]> payload =
                new KafkaRecord<>(
                        "orders",
                        3,
                        42,
                        1_000,
                        Bytes.of("key"),
                        Bytes.of("{bad"),
                        List.of(new KafkaHeader("trace", Bytes.of("x"))));
        DeadLetter fromKafka =
                new DeadLetter(
                        "orders",
                        0,
                        "orders-3",
                        42,
                        payload,
                        NO_TIME,
                        new IllegalStateException("no"));
        DeadLetter fromElsewhere =
                new DeadLetter("parse", 0, "in.csv", 7, "a;b", NO_TIME, new Exception("bad line"));
        try (SinkDriver<DeadLetter> sink =
                SinkDriver.start(KafkaSink.deadLetters(broker.servers(), topic), place)) {
            sink.write(fromKafka, fromElsewhere).prepare(1);
        }
        ConsumerRecord<String, String> first = broker.committed(topic).get(0);
        assertThat(first.key()).isEqualTo("key");
        assertThat(first.value()).isEqualTo("{bad");
        assertThat(first.timestamp()).isEqualTo(1_000);
        assertThat(headers(first))
                .containsExactly(
                        "trace=x",
                        "millrace.origin.topic=orders",
                        "millrace.origin.partition=3",
                        "millrace.origin.offset=42",
                        "millrace.error.operator=orders",
                        "millrace.error.class=java.lang.IllegalStateException",
                        "millrace.error.message=no");
        ConsumerRecord<String, String> second = broker.committed(topic).get(1);
        assertThat(second.value()).isEqualTo("a;b");
        assertThat(headers(second))
                .startsWith("millrace.origin.input=in.csv", "millrace.origin.position=7");
    }

    private static List<String> headers(ConsumerRecord<?, ?> record) {
        List<String> all = new ArrayList<>();
        record.headers().forEach(it -> all.add(it.key() + "=" + Bytes.text(it.value())));
        return all;
    }
}
