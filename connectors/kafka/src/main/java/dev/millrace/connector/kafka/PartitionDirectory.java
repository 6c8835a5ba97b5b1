// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Looks up partitions and offsets at the brokers. Every call blocks; used by one at a time. */
final class PartitionDirectory implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final TopicSelection topics;
    private final ConsumerSettings settings;
    private final Object lock = new Object();
    private @Nullable Admin admin; // guarded by lock
    private boolean closed; // guarded by lock

    PartitionDirectory(TopicSelection topics, ConsumerSettings settings) {
        this.topics = topics;
        this.settings = settings;
    }

    /**
     * All partitions there are now, in order, each with the id of its topic. A topic that does not
     * exist has none.
     */
    Map<TopicPartition, String> partitions() throws Exception {
        Map<TopicPartition, String> found =
                new TreeMap<>(
                        Comparator.comparing(TopicPartition::topic)
                                .thenComparing(TopicPartition::partition));
        Map<String, KafkaFuture<TopicDescription>> described =
                admin().describeTopics(names()).topicNameValues();
        for (KafkaFuture<TopicDescription> future : described.values()) {
            TopicDescription topic = ifThere(future);
            if (topic != null) {
                String id = topic.topicId().toString();
                topic.partitions()
                        .forEach(
                                info ->
                                        found.put(
                                                new TopicPartition(topic.name(), info.partition()),
                                                id));
            }
        }
        return found;
    }

    /** What the source looks for, as said in messages. */
    TopicSelection topics() {
        return topics;
    }

    /** The splits of the partitions that a job begins with. */
    List<KafkaSplit> begin(Collection<TopicPartition> partitions) throws Exception {
        Map<TopicPartition, Long> starts = starts(settings.start(), partitions);
        Map<TopicPartition, Long> ends = ends(settings.end(), partitions);
        List<KafkaSplit> splits = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long start = named(starts, partition, "start");
            splits.add(KafkaSplit.of(partition, start, named(ends, partition, "end")));
        }
        return splits;
    }

    /** The splits of partitions that came later: all of their records are new. */
    List<KafkaSplit> later(Collection<TopicPartition> partitions) throws Exception {
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
        return partitions.stream()
                .map(
                        partition ->
                                KafkaSplit.of(
                                        partition,
                                        Objects.requireNonNull(starts.get(partition)),
                                        KafkaSplit.NO_END))
                .toList();
    }

    private Map<TopicPartition, Long> starts(
            KafkaStart start, Collection<TopicPartition> partitions) throws Exception {
        if (start instanceof KafkaStart.Offsets given) {
            return given.offsets();
        }
        if (start instanceof KafkaStart.At at) {
            return offsetsAt(at.time(), partitions);
        }
        if (start instanceof KafkaStart.CommittedOr committed) {
            return committedOr(committed.otherwise(), partitions);
        }
        boolean atTheEnd = start instanceof KafkaStart.Latest;
        return offsets(partitions, atTheEnd ? OffsetSpec.latest() : OffsetSpec.earliest());
    }

    private Map<TopicPartition, Long> ends(
            @Nullable KafkaEnd end, Collection<TopicPartition> partitions) throws Exception {
        if (end == null) {
            return partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, any -> KafkaSplit.NO_END));
        }
        if (end instanceof KafkaEnd.Offsets given) {
            return given.offsets();
        }
        return end instanceof KafkaEnd.Before before
                ? offsetsAt(before.time(), partitions)
                : offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> committedOr(
            KafkaStart otherwise, Collection<TopicPartition> partitions) throws Exception {
        String group = Objects.requireNonNull(settings.groupId());
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
                get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> starts = new HashMap<>();
        List<TopicPartition> others = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                others.add(partition);
            } else {
                starts.put(partition, offset.offset());
            }
        }
        if (!others.isEmpty()) {
            starts.putAll(starts(otherwise, others));
        }
        return starts;
    }

    /** Where records of this time and later begin; the end where there are none. */
    private Map<TopicPartition, Long> offsetsAt(Instant time, Collection<TopicPartition> partitions)
            throws Exception {
        Map<TopicPartition, Long> found =
                new HashMap<>(offsets(partitions, OffsetSpec.forTimestamp(time.toEpochMilli())));
        List<TopicPartition> without =
                partitions.stream()
                        .filter(partition -> found.getOrDefault(partition, -1L) < 0)
                        .toList();
        if (!without.isEmpty()) {
            found.putAll(offsets(without, OffsetSpec.latest()));
        }
        return found;
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec spec) throws Exception {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, any -> spec));
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                get(admin().listOffsets(asked, new ListOffsetsOptions(settings.isolation())).all());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answers.forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    private static long named(
            Map<TopicPartition, Long> offsets, TopicPartition partition, String what)
            throws IOException {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IOException(
                    "No offset is given at which partition "
                            + partition
                            + " should "
                            + what
                            + ": name each partition of the topics, or choose another "
                            + what);
        }
        return offset;
    }

    private Collection<String> names() throws Exception {
        if (topics.pattern() == null) {
            return topics.names();
        }
        return get(admin().listTopics().names()).stream().filter(topics::matches).toList();
    }

    private static @Nullable TopicDescription ifThere(KafkaFuture<TopicDescription> future)
            throws Exception {
        try {
            return get(future);
        } catch (UnknownTopicOrPartitionException e) {
            return null;
        }
    }

    private static <R> R get(KafkaFuture<R> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Admin admin() {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("The source is closed");
            }
            if (admin == null) {
                admin = Admin.create(settings.properties().forAdmin());
            }
            return admin;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (admin != null) {
                admin.close(CLOSE_TIMEOUT);
            }
        }
    }
}
