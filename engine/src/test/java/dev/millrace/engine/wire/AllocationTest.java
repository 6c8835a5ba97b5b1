// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written for a changed row of state is written without garbage. */
class AllocationTest {

    private static final int ROWS = 100_000;

    /** A byte for twenty rows: what the measuring itself takes is less, one object a row more. */
    private static final long MOST_BYTES = ROWS / 20;

    record Address(String street, int number) {}

    record Customer(String name, long id, double score, @Nullable Integer age, Address address) {}

    private final TypeTable table = new TypeTable(Serializers.none());
    private final BinaryEncoder out =
            EncoderFactory.get().binaryEncoder(OutputStream.nullOutputStream(), null);

    @FunctionalInterface
    private interface Row {
        void write(long i) throws IOException;
    }

    @Test
    void rowsOfNumbersAllocateNothing() throws IOException {
        Long key = 123_456_789L;
        assertThat(
                        allocatedBy(
                                i -> {
                                    table.writeKey(key, out);
                                    table.writeLong(i, out);
                                }))
                .isLessThan(MOST_BYTES);
    }

    @Test
    void rowsOfTextAndRecordsAllocateNothing() throws IOException {
        Customer customer = new Customer("Ada größer", 1, 2, 3, new Address("Allee", 4));
        assertThat(
                        allocatedBy(
                                i -> {
                                    table.writeKey("a customer", out);
                                    table.write(customer, out);
                                }))
                .isLessThan(MOST_BYTES);
    }

    private static long allocatedBy(Row row) throws IOException {
        for (long i = 0; i < ROWS; i++) {
            row.write(i);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (long i = 0; i < ROWS; i++) {
            row.write(i);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
