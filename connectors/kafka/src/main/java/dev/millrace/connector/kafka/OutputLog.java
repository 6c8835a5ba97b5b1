// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way to Kafka, packed into few arrays: objects of their own would cost the
 * collector more than the bytes do.
 *
 * <p>An array holds whole records, one after the other: the number of the topic; the partition plus
 * one, 0 for none; whether there is a timestamp (1) and it (8 bytes) or not (0); key and value; the
 * number of headers, and of each its name and value. Numbers are unsigned, 7 bits to a byte, the
 * lowest first, with the highest bit set in all bytes but the last; bytes are preceded by their
 * length plus one, with 0 for null.
 */
final class OutputLog {
    /** The first array: room for hundreds of records, and no burden to a sink that writes few. */
    private static final int FIRST_BYTES = 64 * 1024;

    /**
     * The largest array, but for a record that takes more: with its header it fills a region of 1
     * or 2 MB of the G1 collector, which does not move such an array and frees it by itself.
     * Smaller ones live just long enough to be copied among the old objects, and all the output
     * would pile up there.
     */
    private static final int MOST_BYTES = 2 * 1024 * 1024 - 16;

    /** The most that a number takes. */
    private static final int NUMBER_BYTES = 5;

    private static final int TIMESTAMP_BYTES = 1 + Long.BYTES;

    /** Whole records in an array that is not changed any more. */
    record Packed(long records, byte[] bytes) {}

    /** Takes a record that was packed. */
    @FunctionalInterface
    interface Reader {
        void accept(ProducerRecord<byte[], byte[]> record);
    }

    private final List<Packed> full = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final Map<String, Integer> topicNumbers = new HashMap<>();

    /** Filled again and again; what is full is copied, in its exact length. */
    private ByteBuffer open = ByteBuffer.allocate(FIRST_BYTES);

    private long openRecords;
    private long fullBytes;

    void add(ProducerRecord<byte[], byte[]> record) {
        reserve(mostBytes(record));
        putNumber(numberOf(record.topic()));
        putNumber(record.partition() == null ? 0 : record.partition() + 1);
        Long timestamp = record.timestamp();
        open.put((byte) (timestamp == null ? 0 : 1));
        if (timestamp != null) {
            open.putLong(timestamp);
        }
        putBytes(record.key());
        putBytes(record.value());
        putHeaders(record.headers().toArray());
        openRecords++;
    }

    long sizeBytes() {
        return fullBytes + open.position();
    }

    boolean isEmpty() {
        return openRecords == 0 && full.isEmpty();
    }

    List<String> topics() {
        return List.copyOf(topics);
    }

    /** All that was added; the log begins anew. */
    List<Packed> take() {
        pack();
        List<Packed> all = List.copyOf(full);
        full.clear();
        topics.clear();
        topicNumbers.clear();
        fullBytes = 0;
        return all;
    }

    /** Unpacks what {@link #take} gave. */
    static void read(List<byte[]> arrays, List<String> topics, Reader reader) {
        for (byte[] array : arrays) {
            ByteBuffer in = ByteBuffer.wrap(array);
            while (in.hasRemaining()) {
                reader.accept(read(in, topics));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> read(ByteBuffer in, List<String> topics) {
        String topic = topics.get(number(in));
        int partition = number(in);
        Long timestamp = in.get() == 0 ? null : (Long) in.getLong();
        byte[] key = bytes(in);
        byte[] value = bytes(in);
        Headers headers = new RecordHeaders();
        for (int left = number(in); left > 0; left--) {
            byte[] name = bytes(in);
            headers.add(
                    new String(name == null ? new byte[0] : name, StandardCharsets.UTF_8),
                    bytes(in));
        }
        return new ProducerRecord<>(
                topic,
                partition == 0 ? null : (Integer) (partition - 1),
                timestamp,
                key,
                value,
                headers);
    }

    private int numberOf(String topic) {
        Integer known = topicNumbers.get(topic);
        if (known == null) {
            known = topics.size();
            topics.add(topic);
            topicNumbers.put(topic, known);
        }
        return known;
    }

    private void putHeaders(Header[] headers) {
        putNumber(headers.length);
        for (Header header : headers) {
            putBytes(header.key().getBytes(StandardCharsets.UTF_8));
            putBytes(header.value());
        }
    }

    private void reserve(int sizeBytes) {
        if (open.remaining() >= sizeBytes) {
            return;
        }
        long doubled = 2L * open.capacity();
        pack();
        int wanted = (int) Math.max(sizeBytes, Math.min(doubled, MOST_BYTES));
        if (open.capacity() != wanted) {
            open = ByteBuffer.allocate(wanted);
        }
    }

    private void pack() {
        if (openRecords > 0) {
            full.add(new Packed(openRecords, Arrays.copyOf(open.array(), open.position())));
            fullBytes += open.position();
            openRecords = 0;
            open.clear();
        }
    }

    /** More than a record takes, in any case. */
    static int mostBytes(ProducerRecord<byte[], byte[]> record) {
        long sum =
                5L * NUMBER_BYTES + TIMESTAMP_BYTES + length(record.key()) + length(record.value());
        for (Header header : record.headers().toArray()) {
            // A character takes three bytes of UTF-8 at most.
            sum += 2L * NUMBER_BYTES + 3L * header.key().length() + length(header.value());
        }
        return Math.toIntExact(sum);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private void putBytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            putNumber(0);
        } else {
            putNumber(bytes.length + 1);
            open.put(bytes);
        }
    }

    private void putNumber(int number) {
        int left = number;
        while ((left & ~0x7F) != 0) {
            open.put((byte) (left | 0x80));
            left >>>= 7;
        }
        open.put((byte) left);
    }

    private static byte @Nullable [] bytes(ByteBuffer in) {
        int length = number(in);
        if (length == 0) {
            return null;
        }
        if (length - 1 > in.remaining()) {
            throw new IllegalArgumentException(
                    "Held output is damaged: "
                            + (length - 1)
                            + " bytes are said to follow, there are "
                            + in.remaining());
        }
        byte[] bytes = new byte[length - 1];
        in.get(bytes);
        return bytes;
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
