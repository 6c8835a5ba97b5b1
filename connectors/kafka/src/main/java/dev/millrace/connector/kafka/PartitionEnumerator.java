// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.SplitEnumerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds partitions, again and again, and gives each to the reader that its name and number say: the
 * partitions of a topic go round the readers, and topics begin with different ones.
 */
final class PartitionEnumerator implements SplitEnumerator<KafkaSplit, FoundPartitions> {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionEnumerator.class);

    private final EnumeratorContext<KafkaSplit> context;
    private final PartitionDirectory directory;
    private final ConsumerSettings settings;
    private final List<KafkaSplit> waiting;
    private final Set<Integer> asking = new TreeSet<>();
    private final Map<String, String> topicIds;

    /** Readers that have asked before and get what comes later without asking. */
    private final Set<Integer> answered = new TreeSet<>();

    private boolean begun;

    /** Whether the offsets of partitions are being looked up. */
    private boolean resolving;

    PartitionEnumerator(
            EnumeratorContext<KafkaSplit> context,
            PartitionDirectory directory,
            ConsumerSettings settings,
            FoundPartitions restored) {
        this.context = context;
        this.directory = directory;
        this.settings = settings;
        this.begun = restored.begun();
        this.waiting = new ArrayList<>(restored.waiting());
        this.topicIds = new HashMap<>(restored.topicIds());
    }

    @Override
    public void start() {
        if (isBounded()) {
            context.callBlocking(directory::partitions, this::looked);
        } else {
            context.callPeriodically(
                    directory::partitions, this::looked, settings.discoveryPeriod());
        }
    }

    private boolean isBounded() {
        return settings.end() != null;
    }

    private void looked(@Nullable Map<TopicPartition, String> there, @Nullable Throwable failure)
            throws Exception {
        if (begun && failure instanceof RetriableException) {
            LOG.warn("The partitions of {} could not be looked up", directory.topics(), failure);
            return;
        }
        Map<TopicPartition, String> found = valueOf(there, failure, "to find the partitions of ");
        requireTopics(found);
        dropLost(found);
        if (!begun || !isBounded()) {
            take(found);
        }
        serve();
    }

    /** A topic with a name has to exist when the job begins; a pattern may match none yet. */
    private void requireTopics(Map<TopicPartition, String> found) throws IOException {
        for (String topic : begun ? List.<String>of() : directory.topics().names()) {
            if (found.keySet().stream().noneMatch(it -> it.topic().equals(topic))) {
                throw new IOException(
                        "Topic '"
                                + topic
                                + "' does not exist at "
                                + settings.properties().get("bootstrap.servers")
                                + ": create it, or check its name and the address");
            }
        }
    }

    /** Partitions that were there and are not, or are those of another topic of the same name. */
    private void dropLost(Map<TopicPartition, String> found) throws IOException {
        Map<String, String> there = new HashMap<>();
        found.forEach((partition, topicId) -> there.put(partition.toString(), topicId));
        for (Iterator<Map.Entry<String, String>> all = topicIds.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, String> known = all.next();
            String topicId = there.get(known.getKey());
            if (!known.getValue().equals(topicId)) {
                String what = topicId == null ? "is gone" : "belongs to a topic made anew";
                String message = "Partition " + known.getKey() + " " + what;
                if (settings.lostRecords() == LostRecords.STOP) {
                    throw new IOException(
                            message
                                    + ": its records cannot be read any more. To go on without"
                                    + " them, set onLostRecords(READ_ON)");
                }
                LOG.warn("{}; the source goes on without it", message);
                all.remove();
                drop(known.getKey());
            }
        }
    }

    private void drop(String splitId) {
        waiting.removeIf(split -> split.splitId().equals(splitId));
        int dash = splitId.lastIndexOf('-');
        TopicPartition partition =
                new TopicPartition(
                        splitId.substring(0, dash), Integer.parseInt(splitId.substring(dash + 1)));
        for (int subtask = 0; subtask < context.parallelism(); subtask++) {
            context.assignSplit(KafkaSplit.gone(partition), subtask);
        }
    }

    private void take(Map<TopicPartition, String> found) {
        List<TopicPartition> fresh =
                found.keySet().stream().filter(it -> !topicIds.containsKey(it.toString())).toList();
        if (resolving || (begun && fresh.isEmpty())) {
            return;
        }
        resolving = true;
        boolean first = !begun;
        context.callBlocking(
                () -> first ? directory.begin(fresh) : directory.later(fresh),
                (splits, failure) -> resolved(found, splits, failure));
    }

    private void resolved(
            Map<TopicPartition, String> found,
            @Nullable List<KafkaSplit> splits,
            @Nullable Throwable failure)
            throws Exception {
        resolving = false;
        if (begun && failure instanceof RetriableException) {
            LOG.warn("New partitions of {} cannot be read yet", directory.topics(), failure);
            return;
        }
        for (KafkaSplit split : valueOf(splits, failure, "to find where to begin in ")) {
            String topicId = Objects.requireNonNull(found.get(split.topicPartition()));
            topicIds.put(split.splitId(), topicId);
            waiting.add(split);
        }
        begun = true;
        serve();
    }

    private <R> R valueOf(@Nullable R value, @Nullable Throwable failure, String doing)
            throws Exception {
        if (value == null) {
            throw failure instanceof IOException known
                    ? known
                    : new IOException(
                            "Kafka at "
                                    + settings.properties().get("bootstrap.servers")
                                    + " was asked in vain "
                                    + doing
                                    + directory.topics()
                                    + ": "
                                    + failure,
                            failure);
        }
        return value;
    }

    @Override
    public void handleSplitRequest(int subtask) {
        asking.add(subtask);
        serve();
    }

    @Override
    public void addSplitsBack(List<KafkaSplit> splits, int subtask) {
        waiting.addAll(splits);
        serve();
    }

    /** Answers the readers that have asked: with their partitions, or with the fact of none. */
    private void serve() {
        if (!begun) {
            return;
        }
        Set<Integer> served = new TreeSet<>();
        for (Iterator<KafkaSplit> all = waiting.iterator(); all.hasNext(); ) {
            KafkaSplit split = all.next();
            int owner = owner(split);
            if (hasAsked(owner)) {
                all.remove();
                context.assignSplit(split, owner);
                served.add(owner);
            }
        }
        for (int subtask : asking) {
            if (isBounded()) {
                context.signalNoMoreSplits(subtask);
            } else if (!served.contains(subtask)) {
                context.assignSplit(KafkaSplit.none(subtask), subtask);
            }
        }
        answered.addAll(asking);
        asking.clear();
    }

    private boolean hasAsked(int subtask) {
        return asking.contains(subtask) || answered.contains(subtask);
    }

    private int owner(KafkaSplit split) {
        int first = Math.floorMod(split.topic().hashCode(), context.parallelism());
        return (first + split.partition()) % context.parallelism();
    }

    @Override
    public FoundPartitions snapshotState() {
        return new FoundPartitions(begun, waiting, topicIds);
    }

    @Override
    public void close() {
        directory.close();
    }
}
