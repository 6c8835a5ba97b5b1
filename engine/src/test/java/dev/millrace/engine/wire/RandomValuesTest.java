// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of random types come back, many of them behind each other with one table. */
class RandomValuesTest {

    private static final int VALUES = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void comeBackWithTheSameClassAndContents(long seed) throws IOException {
        RandomValues values = new RandomValues(seed);
        Wire wire = new Wire();
        for (int i = 0; i < VALUES; i++) {
            Object value = values.next();
            Object read = wire.read(wire.bytes(value));
            String what = "seed " + seed + ", value " + i;
            if (value == null) {
                assertThat(read).as(what).isNull();
            } else {
                assertThat(read).as(what).isNotNull();
                assertThat(read.getClass().getName())
                        .as(what)
                        .isEqualTo(value.getClass().getName());
                assertThat(wire.keyBytes(read)).as(what).isEqualTo(wire.keyBytes(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void standBehindEachOtherWithoutGaps(long seed) throws IOException {
        Wire wire = new Wire();
        byte[] bytes =
                wire.bytes(
                        (table, out) -> {
                            RandomValues values = new RandomValues(seed);
                            for (int i = 0; i < VALUES; i++) {
                                table.write(values.next(), out);
                            }
                        });
        BinaryDecoder forReader = Wire.decoder(bytes);
        BinaryDecoder forJson = Wire.decoder(bytes);
        TypeReader reader = wire.reader(getClass().getClassLoader());
        GenericReader generic = new GenericReader(wire.entries());
        assertThat(reader.incompatibilities()).isEmpty();
        for (int i = 0; i < VALUES; i++) {
            reader.read(forReader);
            generic.read(forJson);
        }
        assertThat(forReader.isEnd()).isTrue();
        assertThat(forJson.isEnd()).isTrue();
    }
}
