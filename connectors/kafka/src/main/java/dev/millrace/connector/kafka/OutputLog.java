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
    /** Large enough for thousands of records, small enough to be no burden when half empty. */
    private static final int ARRAY_BYTES = 64 * 1024;

    /** The most that a number takes. */
    private static final int NUMBER_BYTES = 5;

    private static final int TIMESTAMP_BYTES = 1 + Long.BYTES;

    /** Takes a record that was packed. */
    @FunctionalInterface
    interface Reader {
        void accept(ProducerRecord<byte[], byte[]> record);
    }

    private final List<byte[]> full = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final Map<String, Integer> topicNumbers = new HashMap<>();
    private ByteBuffer open = ByteBuffer.allocate(ARRAY_BYTES);
    private long fullBytes;
    private long records;

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
        putHeaders(record.headers());
        records++;
    }

    long sizeBytes() {
        return fullBytes + open.position();
    }

    long records() {
        return records;
    }

    boolean isEmpty() {
        return records == 0;
    }

    List<String> topics() {
        return List.copyOf(topics);
    }

    /** All that was added; the log begins anew. */
    List<byte[]> take() {
        List<byte[]> all = new ArrayList<>(full);
        if (open.position() > 0) {
            all.add(Arrays.copyOf(open.array(), open.position()));
        }
        full.clear();
        topics.clear();
        topicNumbers.clear();
        open = ByteBuffer.allocate(ARRAY_BYTES);
        fullBytes = 0;
        records = 0;
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

    private void putHeaders(Headers headers) {
        int count = 0;
        for (Header ignored : headers) {
            count++;
        }
        putNumber(count);
        for (Header header : headers) {
            putBytes(header.key().getBytes(StandardCharsets.UTF_8));
            putBytes(header.value());
        }
    }

    private void reserve(int sizeBytes) {
        if (open.remaining() >= sizeBytes) {
            return;
        }
        if (open.position() > 0) {
            full.add(Arrays.copyOf(open.array(), open.position()));
            fullBytes += open.position();
        }
        open = ByteBuffer.allocate(Math.max(ARRAY_BYTES, sizeBytes));
    }

    /** More than a record takes, in any case. */
    static int mostBytes(ProducerRecord<byte[], byte[]> record) {
        long sum =
                5L * NUMBER_BYTES + TIMESTAMP_BYTES + length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
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
