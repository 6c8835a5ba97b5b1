// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs as a user starts them, from Kafka to Kafka, in the embedded engine. */
@Tag("slow")
class KafkaJobTest {
    private final TestBroker broker = TestBroker.get();

    @Test
    void readsComputesAndWritesExactlyOnceAndRejectsIntoATopicOfItsOwn() throws Exception {
        String in = broker.topic(3);
        String out = broker.topic(2);
        String rejects = broker.topic(1);
        for (int i = 0; i < 90; i++) {
            broker.send(in, i % 3, i % 30 == 7 ? "seven" : Integer.toString(i));
        }
        OutputTag<DeadLetter> rejected = new OutputTag<>("rejected");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        KafkaSource<Integer> source =
                KafkaSource.<Integer>of(
                                broker.servers(),
                                record -> Integer.valueOf(Bytes.text(record.value())),
                                in)
                        .endAt(KafkaEnd.latest());
        var numbers =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                        .onError(ErrorPolicy.deadLetter(rejected));
        numbers.getSideOutput(rejected).sinkTo(KafkaSink.deadLetters(broker.servers(), rejects));
        numbers.keyBy(number -> number % 2)
                .map(number -> "got " + number)
                .sinkTo(KafkaSink.strings(broker.servers(), out).delivery(Delivery.EXACTLY_ONCE))
                .name("numbers-out");

        env.execute("kafka-to-kafka");

        List<String> expected =
                IntStream.range(0, 90).filter(i -> i % 30 != 7).mapToObj(i -> "got " + i).toList();
        assertThat(broker.committedValues(out)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(broker.committed(rejects))
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.value()).isEqualTo("seven"))
                .extracting(KafkaJobTest::offset)
                .containsExactlyInAnyOrder("2", "12", "22");
    }

    private static String offset(ConsumerRecord<String, String> letter) {
        return Bytes.text(letter.headers().lastHeader("millrace.origin.offset").value());
    }
}
