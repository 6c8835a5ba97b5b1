// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics of Kafka. A split is a partition, its position an offset that lives in the job's
 * checkpoints: no record is left out or read twice over a restart, whatever the group's committed
 * offsets say. Only records of committed transactions are read.
 *
 * <pre>{@code
 * KafkaSource<Order> orders =
 *         KafkaSource.of("localhost:9092", record -> Order.parse(record.value()), "orders")
 *                 .startAt(KafkaStart.committedOr(KafkaStart.earliest()))
 *                 .groupId("billing");
 * }</pre>
 *
 * <p>A record's time is its timestamp in Kafka; a watermark strategy with an assigner may take
 * another. Each partition has its own watermark and is idle once it has been read to its end for
 * the strategy's idle time. Immutable: each setting gives a new source.
 *
 * @param <T> type of the records
 */
public final class KafkaSource<T> implements Source<T, KafkaSplit, FoundPartitions> {
    /** Long enough to cost a broker nothing, short enough for nobody to wait for a partition. */
    private static final Duration DISCOVERY_PERIOD = Duration.ofSeconds(30);

    private final TopicSelection topics;
    private final Supplier<? extends KafkaDecoder<? extends T>> decoders;
    private final ConsumerSettings settings;

    private KafkaSource(
            TopicSelection topics,
            Supplier<? extends KafkaDecoder<? extends T>> decoders,
            ConsumerSettings settings) {
        this.topics = topics;
        this.decoders = decoders;
        this.settings = settings;
    }

    /** Reads these topics with one decoder for all readers. */
    public static <T> KafkaSource<T> of(
            String bootstrapServers, KafkaDecoder<T> decoder, String... topics) {
        Objects.requireNonNull(decoder, "decoder");
        return of(bootstrapServers, () -> decoder, TopicSelection.named(topics));
    }

    /** Reads all topics whose whole name matches, also those made later. */
    public static <T> KafkaSource<T> of(
            String bootstrapServers, KafkaDecoder<T> decoder, Pattern topics) {
        Objects.requireNonNull(decoder, "decoder");
        return of(bootstrapServers, () -> decoder, TopicSelection.matching(topics));
    }

    /** Reads values as UTF-8 text; a tombstone is null, what is not UTF-8 is rejected. */
    public static KafkaSource<String> strings(String bootstrapServers, String... topics) {
        return of(bootstrapServers, record -> text(record.value()), topics);
    }

    /**
     * Reads values by a deserializer of Kafka's; a tombstone is null.
     *
     * @param values makes one for each reader, as in {@code StringDeserializer::new}; it is used as
     *     it is, so configure it before
     */
    public static <T> KafkaSource<T> values(
            String bootstrapServers, Supplier<? extends Deserializer<T>> values, String... topics) {
        return of(
                bootstrapServers,
                () -> {
                    Deserializer<T> deserializer = values.get();
                    return record -> read(deserializer, record, record.value());
                },
                TopicSelection.named(topics));
    }

    /** Reads whole records: key, value, headers, timestamp and place. */
    public static <K, V> KafkaSource<KafkaRecord<K, V>> records(
            String bootstrapServers,
            Supplier<? extends Deserializer<K>> keys,
            Supplier<? extends Deserializer<V>> values,
            String... topics) {
        return of(
                bootstrapServers,
                () -> {
                    Deserializer<K> ofKeys = keys.get();
                    Deserializer<V> ofValues = values.get();
                    return record ->
                            KafkaRecord.of(
                                    record,
                                    read(ofKeys, record, record.key()),
                                    read(ofValues, record, record.value()));
                },
                TopicSelection.named(topics));
    }

    private static <T> KafkaSource<T> of(
            String bootstrapServers,
            Supplier<? extends KafkaDecoder<? extends T>> decoders,
            TopicSelection topics) {
        return new KafkaSource<>(
                topics, decoders, ConsumerSettings.standard(bootstrapServers, DISCOVERY_PERIOD));
    }

    /** Where a job begins that does not go on from a checkpoint; by default at the earliest. */
    public KafkaSource<T> startAt(KafkaStart start) {
        return with(settings.startAt(Objects.requireNonNull(start, "start")));
    }

    /** Makes the source bounded; without it, it never ends. */
    public KafkaSource<T> endAt(KafkaEnd end) {
        return with(settings.endAt(Objects.requireNonNull(end, "end")));
    }

    /**
     * The group under whose name offsets are committed after each checkpoint, so that tools for
     * consumer lag see how far the job is. The job itself does not need them.
     */
    public KafkaSource<T> groupId(String groupId) {
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("A group needs a name");
        }
        return with(settings.groupId(groupId));
    }

    /**
     * How often new partitions and topics are looked for; by default each 30 s. They are read from
     * their beginning. A bounded source looks once.
     */
    public KafkaSource<T> discoverEvery(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A period is positive, not " + period);
        }
        return with(settings.discoverEvery(period));
    }

    /** What is done when records are not there any more; by default the job stops. */
    public KafkaSource<T> onLostRecords(LostRecords policy) {
        return with(settings.onLostRecords(Objects.requireNonNull(policy, "policy")));
    }

    /**
     * Sets a property of the consumer, by its name in Kafka: {@code ssl.truststore.location}. Its
     * name and value are checked.
     */
    public KafkaSource<T> property(String name, String value) {
        return with(settings.properties(settings.properties().with(name, value)));
    }

    /** Sets several properties of the consumer. */
    public KafkaSource<T> properties(Properties properties) {
        return with(settings.properties(settings.properties().with(properties)));
    }

    /** Sets what a plug-in of the consumer reads, such as an interceptor. It is not checked. */
    public KafkaSource<T> pluginProperty(String name, String value) {
        return with(settings.properties(settings.properties().withPlugin(name, value)));
    }

    private KafkaSource<T> with(ConsumerSettings changed) {
        return new KafkaSource<>(topics, decoders, changed);
    }

    @Override
    public Boundedness boundedness() {
        return settings.end() == null ? Boundedness.UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<KafkaSplit, FoundPartitions> createEnumerator(
            EnumeratorContext<KafkaSplit> context, Optional<FoundPartitions> restored) {
        boolean committedNeeded = settings.start() instanceof KafkaStart.CommittedOr;
        if (committedNeeded && settings.groupId() == null) {
            throw new IllegalArgumentException(
                    "A source that starts where its group stands needs the group's name: set"
                            + " groupId");
        }
        return new PartitionEnumerator(
                context,
                new PartitionDirectory(topics, settings),
                settings,
                restored.orElseGet(() -> new FoundPartitions(false, List.of(), Map.of())));
    }

    @Override
    public SourceReader<T, KafkaSplit> createReader(ReaderContext context) {
        return new KafkaReader<>(context, decoders.get(), settings);
    }

    /** A poll of Kafka's client waits for the network. */
    @Override
    public boolean isBlocking() {
        return true;
    }

    private static <T> @Nullable T read(
            Deserializer<T> deserializer,
            ConsumerRecord<byte[], byte[]> record,
            byte @Nullable [] bytes) {
        return bytes == null
                ? null
                : deserializer.deserialize(record.topic(), record.headers(), bytes);
    }

    private static @Nullable String text(byte @Nullable [] bytes) throws CharacterCodingException {
        return bytes == null
                ? null
                : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
