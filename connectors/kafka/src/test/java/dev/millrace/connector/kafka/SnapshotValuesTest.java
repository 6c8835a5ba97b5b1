// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.wire.Serializers;
import dev.millrace.engine.wire.TypeReader;
import dev.millrace.engine.wire.TypeTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What the connector puts into checkpoints is what the engine's codecs give back. */
class SnapshotValuesTest {

    private static Object trip(Object value) throws IOException {
        TypeTable table = new TypeTable(Serializers.none());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        table.write(value, out);
        out.flush();
        TypeReader reader =
                new TypeReader(
                        table.entries(),
                        SnapshotValuesTest.class.getClassLoader(),
                        Serializers.none());
        return reader.read(DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }

    @Test
    void splitsAndWhatTheEnumeratorRemembers() throws Exception {
        KafkaSplit split = new KafkaSplit("orders", 3, 42, 7, KafkaSplit.NO_END);
        FoundPartitions found = new FoundPartitions(true, List.of(split), Map.of("orders-3", "id"));
        assertThat(trip(split)).isEqualTo(split);
        assertThat(trip(found)).isEqualTo(found);
        assertThat(trip(KafkaSplit.none(1))).isEqualTo(KafkaSplit.none(1));
        assertThat(trip(KafkaSplit.gone(new TopicPartition("t", 0))))
                .isEqualTo(KafkaSplit.gone(new TopicPartition("t", 0)));
    }

    @Test
    void stagedOutput() throws Exception {
        byte[] output = {1, 0, 0, 2, 'v', 0};
        StagedTransaction staged =
                new StagedTransaction("id/0", "id", 5, 1_000, 1, List.of("t"), List.of(output));
        StagedTransaction back = (StagedTransaction) trip(staged);
        assertThat(back).usingRecursiveComparison().isEqualTo(staged);
    }
}
