// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.api.graph.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes records to topics of Kafka, at least once or exactly once.
 *
 * <pre>{@code
 * KafkaSink<Order> sink =
 *         KafkaSink.<Order>of(
 *                         "localhost:9092",
 *                         (order, timestamp) ->
 *                                 new ProducerRecord<>("orders", order.key(), order.json()))
 *                 .delivery(Delivery.EXACTLY_ONCE);
 * }</pre>
 *
 * <p>Exactly once, the output of an epoch is one transaction for each subtask, which is committed
 * when the checkpoint is complete. The output is held in the checkpoint until then, so that a
 * transaction that did not live that long is written again; a marker in the transaction itself says
 * whether it was committed. Immutable: each setting gives a new sink.
 *
 * @param <T> type of the records
 */
public final class KafkaSink<T> implements CommittingSink<T, StagedTransaction> {
    private final Supplier<? extends KafkaEncoder<? super T>> encoders;
    private final ProducerSettings settings;

    /** The transactions of the sink in this process, which its writers and committers share. */
    private final LiveTransactions live = new LiveTransactions();

    private KafkaSink(
            Supplier<? extends KafkaEncoder<? super T>> encoders, ProducerSettings settings) {
        this.encoders = encoders;
        this.settings = settings;
    }

    /** Writes where the encoder says, with one encoder for all writers. */
    public static <T> KafkaSink<T> of(String bootstrapServers, KafkaEncoder<? super T> encoder) {
        Objects.requireNonNull(encoder, "encoder");
        return new KafkaSink<>(() -> encoder, ProducerSettings.standard(bootstrapServers));
    }

    /** Writes text to one topic, as UTF-8 and without keys. */
    public static KafkaSink<String> strings(String bootstrapServers, String topic) {
        Objects.requireNonNull(topic, "topic");
        return of(
                bootstrapServers,
                (text, timestamp) ->
                        new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes values to one topic by a serializer of Kafka's, without keys.
     *
     * @param values makes one for each writer, as in {@code StringSerializer::new}; it is used as
     *     it is, so configure it before
     */
    public static <T> KafkaSink<T> values(
            String bootstrapServers, Supplier<? extends Serializer<T>> values, String topic) {
        Objects.requireNonNull(topic, "topic");
        return new KafkaSink<>(
                () -> {
                    Serializer<T> serializer = values.get();
                    return (value, timestamp) -> {
                        RecordHeaders headers = new RecordHeaders();
                        byte[] bytes = serializer.serialize(topic, headers, value);
                        return new ProducerRecord<>(topic, null, null, null, bytes, headers);
                    };
                },
                ProducerSettings.standard(bootstrapServers));
    }

    /**
     * Writes dead letters to one topic. One that came from a {@link KafkaSource} keeps key, value
     * and headers; headers that begin with {@code millrace.origin.} and {@code millrace.error.} say
     * where it came from and why.
     */
    public static KafkaSink<DeadLetter> deadLetters(String bootstrapServers, String topic) {
        return of(bootstrapServers, new DeadLetterEncoder(topic));
    }

    /** What is promised; by default at least once. */
    public KafkaSink<T> delivery(Delivery delivery) {
        return with(settings.delivery(Objects.requireNonNull(delivery, "delivery")));
    }

    /**
     * What the transactional ids begin with, by default {@code millrace}. They go on with the names
     * of job and sink; two jobs of one name at one cluster need two prefixes, or each start of one
     * aborts the transactions of the other.
     */
    public KafkaSink<T> transactionalIdPrefix(String prefix) {
        if (prefix.isBlank() || prefix.contains("/")) {
            throw new IllegalArgumentException(
                    "A prefix of transactional ids has letters and no slash, unlike '"
                            + prefix
                            + "'");
        }
        return with(settings.transactionalIdPrefix(prefix));
    }

    /**
     * The most output in bytes that a subtask holds for one epoch; more fails the job. By default
     * all subtasks together hold a quarter of the heap.
     */
    public KafkaSink<T> maxHeldBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Output takes at least 1 byte, not " + bytes);
        }
        return with(settings.maxHeldBytes(bytes));
    }

    /**
     * What is done about output whose commit Kafka may have forgotten; by default the job stops.
     */
    public KafkaSink<T> onLostMarkers(LostMarkers policy) {
        return with(settings.lostMarkers(Objects.requireNonNull(policy, "policy")));
    }

    /**
     * Sets a property of the producer, by its name in Kafka: {@code compression.type}. Its name and
     * value are checked.
     */
    public KafkaSink<T> property(String name, String value) {
        return with(settings.properties(settings.properties().with(name, value)));
    }

    /** Sets several properties of the producer. */
    public KafkaSink<T> properties(Properties properties) {
        return with(settings.properties(settings.properties().with(properties)));
    }

    /** Sets what a plug-in of the producer reads, such as an interceptor. It is not checked. */
    public KafkaSink<T> pluginProperty(String name, String value) {
        return with(settings.properties(settings.properties().withPlugin(name, value)));
    }

    private KafkaSink<T> with(ProducerSettings changed) {
        return new KafkaSink<>(encoders, changed);
    }

    @Override
    public CommittingWriter<T, StagedTransaction> createWriter(WriterContext context)
            throws Exception {
        RecordEncoding<T> encoding = new RecordEncoding<>(encoders.get(), settings);
        if (settings.delivery() == Delivery.AT_LEAST_ONCE) {
            return new PlainWriter<>(encoding, settings, context);
        }
        return new TransactionalWriter<>(encoding, live.ofSubtask(context, settings), context);
    }

    @Override
    public Committer<StagedTransaction> createCommitter(WriterContext context) {
        if (settings.delivery() == Delivery.AT_LEAST_ONCE) {
            return new NothingStaged();
        }
        return new TransactionCommitter(live.ofSubtask(context, settings), settings, context);
    }

    /** A full buffer of Kafka's client waits for the network. */
    @Override
    public boolean isBlocking() {
        return true;
    }
}
