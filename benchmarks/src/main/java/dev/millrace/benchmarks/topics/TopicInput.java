// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.topics;

import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.query.Rows;
import java.nio.ByteBuffer;

/**
 * The records of a topic, and the rows that a running count per key makes of them. Each key is seen
 * equally often, so the rows are known whatever the order in which partitions are read.
 *
 * @param records in all, a multiple of {@code keys}
 * @param keys how many different ones
 */
public record TopicInput(long records, int keys) {
    /** Of the topic that is read and the one that is written. */
    public static final int PARTITIONS = 4;

    /** Of a key, and of a count at the beginning of a value. */
    public static final int NUMBER_BYTES = Long.BYTES;

    private static final int VALUE_BYTES = 100;

    /** Prime, so that keys come in scattered order, and each once before any twice. */
    private static final long STRIDE = 30_011;

    public TopicInput {
        if (keys <= 0 || records <= 0 || records % keys != 0 || keys % STRIDE == 0) {
            throw new IllegalArgumentException(
                    "records must be a multiple of keys, and keys none of "
                            + STRIDE
                            + "; got "
                            + records
                            + " and "
                            + keys);
        }
    }

    /** The key of the record of a number, from 0. */
    public long key(long number) {
        return number * STRIDE % keys;
    }

    /** The partition of the record of a number. */
    public static int partition(long number) {
        return (int) (number % PARTITIONS);
    }

    /** The value of a key's records: room for a count, and what must be handed on as it is. */
    public static byte[] value(long key) {
        ByteBuffer value = ByteBuffer.allocate(VALUE_BYTES);
        value.position(NUMBER_BYTES);
        while (value.remaining() >= NUMBER_BYTES) {
            value.putLong(mark(key));
        }
        return value.array();
    }

    /** The same with a count. */
    public static byte[] counted(byte[] value, long count) {
        byte[] counted = value.clone();
        ByteBuffer.wrap(counted).putLong(0, count);
        return counted;
    }

    /** A number as the bytes of a record's key. */
    public static byte[] bytes(long number) {
        return ByteBuffer.allocate(NUMBER_BYTES).putLong(number).array();
    }

    /** The number that stands at the beginning of some bytes. */
    public static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(0);
    }

    /** A record of the output as a number. */
    public static long row(byte[] key, byte[] value) {
        return Rows.of(number(key), number(value), ByteBuffer.wrap(value).getLong(NUMBER_BYTES));
    }

    private static long mark(long key) {
        return Rows.mix(key);
    }

    /** What must come out. */
    public Checksum expected() {
        Checksum rows = new Checksum();
        long each = records / keys;
        for (long key = 0; key < keys; key++) {
            for (long count = 1; count <= each; count++) {
                rows.add(Rows.of(key, count, mark(key)));
            }
        }
        return rows;
    }
}
