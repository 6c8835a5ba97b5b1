// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.connector.kafka.Delivery;
import dev.millrace.connector.kafka.KafkaSink;
import dev.millrace.connector.kafka.KafkaSource;
import dev.millrace.connector.kafka.KafkaStart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Topics of Kafka. */
final class KafkaTopics {
    private KafkaTopics() {}

    record Bill(String customer, long cents) {
        byte[] key() {
            return customer.getBytes(StandardCharsets.UTF_8);
        }

        byte[] line() {
            return (customer + "," + cents).getBytes(StandardCharsets.UTF_8);
        }
    }

    static Order decode(byte[] value) {
        return Order.parse(new String(value, StandardCharsets.UTF_8));
    }

    static void bills(StreamExecutionEnvironment env) {
        // snippet: kafka
        KafkaSource<Order> orders =
                KafkaSource.<Order>of("localhost:9092", record -> decode(record.value()), "orders")
                        .startAt(KafkaStart.committedOr(KafkaStart.earliest()))
                        .groupId("billing");
        KafkaSink<Bill> bills =
                KafkaSink.<Bill>of(
                                "localhost:9092",
                                (bill, timestamp) ->
                                        new ProducerRecord<>("bills", bill.key(), bill.line()))
                        .delivery(Delivery.EXACTLY_ONCE);
        // end
        env.fromSource(orders, WatermarkStrategy.noWatermarks(), "orders")
                .map(order -> new Bill(order.customer(), order.cents()))
                .sinkTo(bills);
    }

    static DataStream<Order> rejects(StreamExecutionEnvironment env) {
        // snippet: kafka-source
        OutputTag<DeadLetter> rejected = new OutputTag<>("rejected");
        KafkaSource<Order> source =
                KafkaSource.<Order>of("localhost:9092", record -> decode(record.value()), "orders")
                        .groupId("large-orders")
                        .property("fetch.min.bytes", "65536");
        var orders =
                env.fromSource(
                                source,
                                WatermarkStrategy.<Order>forBoundedOutOfOrderness(
                                        Duration.ofSeconds(5)),
                                "orders")
                        .onError(ErrorPolicy.deadLetter(rejected));
        orders.getSideOutput(rejected)
                .sinkTo(KafkaSink.deadLetters("localhost:9092", "orders-rejected"));
        // end
        return orders;
    }
}
