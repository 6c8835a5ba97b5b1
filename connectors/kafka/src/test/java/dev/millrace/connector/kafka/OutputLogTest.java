// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class OutputLogTest {

    @Test
    void givesBackEveryRecordAsItWas() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            OutputLog log = new OutputLog();
            List<String> added = new ArrayList<>();
            for (int i = random.nextInt(300); i > 0; i--) {
                ProducerRecord<byte[], byte[]> record = randomRecord(random);
                log.add(record);
                added.add(told(record));
            }
            List<String> topics = log.topics();
            List<String> read = new ArrayList<>();
            long sizeBytes = log.sizeBytes();
            List<OutputLog.Packed> packed = log.take();
            List<byte[]> arrays = packed.stream().map(OutputLog.Packed::bytes).toList();
            assertThat(packed.stream().mapToLong(OutputLog.Packed::records).sum())
                    .isEqualTo(added.size());
            OutputLog.read(arrays, topics, record -> read.add(told(record)));
            assertThat(read).as("seed %d", seed).isEqualTo(added);
            assertThat(arrays.stream().mapToLong(it -> it.length).sum()).isEqualTo(sizeBytes);
            assertThat(log.isEmpty()).isTrue();
        }
    }

    @Test
    void arraysGrowToALimit() {
        OutputLog log = new OutputLog();
        byte[] value = new byte[1_000];
        for (int i = 0; i < 10_000; i++) {
            log.add(new ProducerRecord<>("topic", value));
        }
        List<Integer> lengths = log.take().stream().map(packed -> packed.bytes().length).toList();
        assertThat(lengths).hasSizeBetween(5, 12).allMatch(length -> length < 2 << 20);
        assertThat(lengths.get(0)).isLessThan(1 << 16);
    }

    @Test
    void oneLargeRecordHasAnArrayOfItsOwn() {
        OutputLog log = new OutputLog();
        log.add(new ProducerRecord<>("topic", new byte[10]));
        log.add(new ProducerRecord<>("topic", new byte[5 << 20]));
        log.add(new ProducerRecord<>("topic", new byte[10]));
        assertThat(log.take()).extracting(OutputLog.Packed::records).containsExactly(1L, 1L, 1L);
    }

    private static ProducerRecord<byte[], byte[]> randomRecord(Random random) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        "topic" + random.nextInt(3),
                        random.nextBoolean() ? null : (Integer) random.nextInt(200),
                        random.nextBoolean() ? null : (Long) (random.nextLong() >>> 1),
                        randomBytes(random),
                        randomBytes(random));
        for (int i = random.nextInt(3); i > 0; i--) {
            record.headers().add("näme" + i, randomBytes(random));
        }
        return record;
    }

    private static byte[] randomBytes(Random random) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        byte[] bytes = new byte[random.nextInt(100) == 0 ? 100_000 : random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String told(ProducerRecord<byte[], byte[]> record) {
        StringBuilder all = new StringBuilder();
        all.append(record.topic()).append(record.partition()).append(record.timestamp());
        all.append(Arrays.toString(record.key()));
        all.append(Arrays.hashCode(record.value()));
        record.headers().forEach(it -> all.append(it.key()).append(Arrays.hashCode(it.value())));
        return all.toString();
    }
}
