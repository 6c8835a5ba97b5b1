// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.millrace.engine.wire.Serializers;
import dev.millrace.engine.wire.TypeTable;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A sink's output of an epoch, in values of megabytes, is not copied more often than it must be.
 */
class LargeValueTest {
    private static final int VALUE_BYTES = 2 << 20;
    private static final SnapshotPart PART =
            new SchemaOnly(
                    new PartSchema(
                            "outputs",
                            PartKind.SPLIT_LIST,
                            List.of(new Column("output", ColumnKind.VALUE, false))));

    /** Once aside, because its length precedes it, once into the body, once into the block. */
    private static final long MOST_BYTES = 4L * VALUE_BYTES;

    record Packed(List<byte[]> arrays) {}

    @Test
    void theByteBehindALargeValueDoesNotCopyItAgain() {
        Packed value = new Packed(List.of(new byte[VALUE_BYTES]));
        write(value);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        write(value);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    private static void write(Packed value) {
        SnapshotEncoder file =
                new SnapshotEncoder(
                        new SnapshotIdentity("job", 1, 1),
                        new TypeTable(Serializers.none()),
                        piece -> {});
        EntryWriter out = file.part("sink", 0, PART, true, 128);
        out.begin(Change.PUT, 0);
        out.value(0, value);
        out.end();
        file.finish();
    }
}
