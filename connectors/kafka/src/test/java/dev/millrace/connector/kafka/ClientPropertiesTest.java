// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPropertiesTest {
    private final KafkaSource<String> source = KafkaSource.strings("localhost:9092", "t");
    private final KafkaSink<String> sink = KafkaSink.strings("localhost:9092", "t");

    @Test
    void aNameThatNoClientKnowsIsRefusedWithThoseNearIt() {
        assertThatThrownBy(() -> source.property("fetch.min.byte", "1"))
                .hasMessageContaining("'fetch.min.byte'")
                .hasMessageContaining("fetch.min.bytes");
        assertThatThrownBy(() -> sink.property("max.poll.records", "1"))
                .hasMessageContaining("max.poll.records");
    }

    @Test
    void aValueThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> sink.property("linger.ms", "soon"))
                .hasMessageContaining("linger.ms")
                .hasMessageContaining("soon");
        assertThatThrownBy(() -> source.property("isolation.level", "none"))
                .hasMessageContaining("isolation.level");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"group.id", "auto.offset.reset", "enable.auto.commit", "key.deserializer"})
    void aSourceDecidesSomeItself(String name) {
        assertThatThrownBy(() -> source.property(name, "earliest"))
                .hasMessageContaining("cannot be set here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactional.id", "acks", "enable.idempotence", "value.serializer"})
    void aSinkDecidesSomeItself(String name) {
        assertThatThrownBy(() -> sink.property(name, "0"))
                .hasMessageContaining("cannot be set here");
    }

    @Test
    void allElsePassesThrough() {
        ConsumerSettings settings =
                ConsumerSettings.standard("localhost:9092", Duration.ofSeconds(1));
        ClientProperties given =
                settings.properties()
                        .with("ssl.truststore.location", "/etc/ca.jks")
                        .with("max.poll.records", "7")
                        .with("client.id", "me")
                        .withPlugin("my.interceptor.level", "9");
        Map<String, Object> reader = settings.properties(given).forReader(3);
        assertThat(reader)
                .containsEntry("ssl.truststore.location", "/etc/ca.jks")
                .containsEntry("max.poll.records", "7")
                .containsEntry("client.id", "me-3")
                .containsEntry("my.interceptor.level", "9")
                .containsEntry("isolation.level", "read_committed");
        assertThat(given.forAdmin())
                .containsEntry("ssl.truststore.location", "/etc/ca.jks")
                .containsEntry("bootstrap.servers", "localhost:9092")
                .doesNotContainKey("max.poll.records");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> KafkaSource.strings("localhost:9092"))
                .hasMessageContaining("needs a topic");
        assertThatThrownBy(() -> KafkaSource.strings(" ", "t")).hasMessageContaining("broker");
        assertThatThrownBy(() -> source.groupId(" ")).hasMessageContaining("name");
        assertThatThrownBy(() -> source.discoverEvery(Duration.ZERO))
                .hasMessageContaining("period");
        assertThatThrownBy(() -> sink.transactionalIdPrefix("a/b")).hasMessageContaining("slash");
        assertThatThrownBy(
                        () -> KafkaStart.committedOr(KafkaStart.committedOr(KafkaStart.latest())))
                .hasMessageContaining("something else");
    }
}
