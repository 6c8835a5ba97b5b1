// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the partitions of one subtask with a consumer of its own, which belongs to no group's
 * membership. What the client has fetched is handed out in pieces; positions are those of the
 * records handed out, not the client's.
 */
final class KafkaReader<T> implements SourceReader<T, KafkaSplit> {
    /** The longest that anything else of the subtask has to wait for Kafka. */
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(20);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ReaderContext context;
    private final KafkaDecoder<? extends T> decoder;
    private final ConsumerSettings settings;
    private final Map<TopicPartition, PartitionReading> partitions = new LinkedHashMap<>();
    private final FetchedRecords fetched = new FetchedRecords();

    /** Splits that only have to be said to be finished. */
    private final List<String> finished = new ArrayList<>();

    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable OffsetCommits commits;
    private boolean answered;
    private boolean noMoreSplits;

    KafkaReader(
            ReaderContext context, KafkaDecoder<? extends T> decoder, ConsumerSettings settings) {
        this.context = context;
        this.decoder = decoder;
        this.settings = settings;
    }

    @Override
    public void start() {
        consumer = new KafkaConsumer<>(settings.forReader(context.subtask()));
        commits = new OffsetCommits(consumer, settings.groupId());
        context.requestSplit();
    }

    @Override
    public void addSplits(List<KafkaSplit> splits) {
        answered = true;
        for (KafkaSplit split : splits) {
            if (split.isNone() || split.isGone()) {
                partitions.remove(split.topicPartition());
                finished.add(split.splitId());
            } else {
                partitions.put(split.topicPartition(), new PartitionReading(split));
            }
        }
        Consumer<byte[], byte[]> client = consumer();
        client.assign(partitions.keySet());
        for (KafkaSplit split : splits) {
            PartitionReading reading = partitions.get(split.topicPartition());
            if (reading != null) {
                client.seek(reading.partition, reading.position());
            }
        }
    }

    @Override
    public void noMoreSplits() {
        noMoreSplits = true;
    }

    @Override
    public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) throws Exception {
        finished.forEach(splitId -> finish(splitId, output));
        finished.clear();
        int left = maxRecords;
        while (!partitions.isEmpty()) {
            left = handOut(output, left);
            if (left == 0) {
                return ReaderStatus.MORE_AVAILABLE;
            }
            takeStock(output);
            if (partitions.isEmpty()
                    || !fetch(output, left == maxRecords ? POLL_TIMEOUT : Duration.ZERO)) {
                break;
            }
        }
        return left < maxRecords ? ReaderStatus.MORE_AVAILABLE : statusWithoutRecords(output);
    }

    private ReaderStatus statusWithoutRecords(ReaderOutput<T> output) throws IOException {
        if (partitions.isEmpty()) {
            if (noMoreSplits) {
                return ReaderStatus.END_OF_INPUT;
            }
            return answered ? ReaderStatus.CAUGHT_UP : ReaderStatus.NOTHING_NOW;
        }
        takeStock(output);
        boolean all = partitions.values().stream().allMatch(PartitionReading::isCaughtUp);
        return all && !partitions.isEmpty() ? ReaderStatus.CAUGHT_UP : ReaderStatus.NOTHING_NOW;
    }

    /** Returns whether anything came of it. */
    private boolean fetch(ReaderOutput<T> output, Duration timeout) throws IOException {
        try {
            return fetched.take(consumer().poll(timeout));
        } catch (OffsetOutOfRangeException e) {
            new Gap(e, consumer(), settings.lostRecords()).pass(partitions, output);
            return true;
        }
    }

    /** Returns how many more records may be handed out. */
    private int handOut(ReaderOutput<T> output, int most) {
        int left = most;
        for (TopicPartition partition = fetched.partition();
                partition != null && left > 0;
                partition = fetched.partition()) {
            PartitionReading reading = partitions.get(partition);
            if (reading == null || reading.isFinished()) {
                fetched.skipPartition();
            } else {
                output.split(reading.splitId);
                left = handOut(reading, output, left);
            }
        }
        return left;
    }

    private int handOut(PartitionReading reading, ReaderOutput<T> output, int most) {
        int left = most;
        for (ConsumerRecord<byte[], byte[]> record = fetched.peek();
                record != null && left > 0;
                record = fetched.peek()) {
            if (!reading.takes(record.offset())) {
                fetched.skipPartition();
                return left;
            }
            fetched.next();
            handOut(record, output);
            reading.passed(record);
            left--;
        }
        return left;
    }

    /** A decoder may say null, which is a value like any other to the output. */
    @SuppressWarnings("NullAway")
    private void handOut(ConsumerRecord<byte[], byte[]> record, ReaderOutput<T> output) {
        T value;
        try {
            value = decoder.decode(record);
        } catch (Exception e) {
            KafkaRecord<byte[], byte[]> raw = KafkaRecord.of(record, record.key(), record.value());
            output.reject(raw, record.offset(), e);
            return;
        }
        output.collect(value, PartitionReading.timestampOf(record), record.offset());
    }

    /** All that was fetched is handed out: what has ended, and what has come to its end for now? */
    private void takeStock(ReaderOutput<T> output) {
        fetched.positions()
                .forEach(
                        (partition, position) -> {
                            PartitionReading reading = partitions.get(partition);
                            if (reading != null) {
                                reading.advanceTo(position);
                            }
                        });
        fetched.clear();
        boolean ended = false;
        for (Iterator<PartitionReading> all = partitions.values().iterator(); all.hasNext(); ) {
            PartitionReading reading = all.next();
            if (reading.isFinished()) {
                all.remove();
                ended = true;
                commits().finished(reading);
                finish(reading.splitId, output);
            } else if (!reading.isCaughtUp() && isAtTheEnd(reading) && reading.becomesCaughtUp()) {
                output.split(reading.splitId);
                output.caughtUp();
            }
        }
        if (ended) {
            consumer().assign(partitions.keySet());
        }
    }

    /** By what the broker said with the last records; not known is no. */
    private boolean isAtTheEnd(PartitionReading reading) {
        return consumer().currentLag(reading.partition).orElse(1) == 0;
    }

    private void finish(String splitId, ReaderOutput<T> output) {
        output.split(splitId);
        output.splitFinished();
    }

    @Override
    public List<KafkaSplit> snapshotState() {
        List<KafkaSplit> splits =
                partitions.values().stream().map(PartitionReading::split).toList();
        commits().remember(splits);
        return splits;
    }

    @Override
    public void checkpointCompleted(List<KafkaSplit> splits) {
        boolean isPolled = !(partitions.isEmpty() && noMoreSplits);
        commits().commit(splits, isPolled);
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
            consumer = null;
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            throw new IllegalStateException("The reader is not open");
        }
        return consumer;
    }

    private OffsetCommits commits() {
        if (commits == null) {
            throw new IllegalStateException("The reader is not open");
        }
        return commits;
    }
}
