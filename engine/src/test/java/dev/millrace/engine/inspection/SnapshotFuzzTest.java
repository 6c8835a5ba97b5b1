// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;

/**
 * Whatever is in a directory of checkpoints, {@code millrace snapshot} reads it or says what is
 * wrong, whoever made it. Searched by Jazzer where {@code JAZZER_FUZZ=1} is set; see CONTRIBUTING.
 */
@Tag("long")
class SnapshotFuzzTest {
    private static final ForgedDirectory WHOLE =
            ForgedDirectory.of(Path.of("src/test/resources/snapshots/0.1.0"));

    @FuzzTest(maxDuration = "5m")
    void everyDirectoryIsReadOrRefused(FuzzedDataProvider data) {
        ForgedDirectory directory = WHOLE.copy();
        for (int changes = data.consumeInt(0, 3); changes > 0; changes--) {
            forge(directory, data);
        }
        if (data.consumeBoolean()) {
            String name = data.pickValue(directory.names(""));
            directory.change(name, changed(data));
        }
        look(directory.open());
    }

    private static void forge(ForgedDirectory directory, FuzzedDataProvider data) {
        if (data.consumeInt(0, 2) == 0) {
            directory.changeEntry(data.pickValue(directory.names("history/")), changed(data));
        } else {
            String file = data.pickValue(directory.names("files/"));
            int block = data.consumeInt(0, directory.blocks(file) - 1);
            directory.changeBlock(file, block, data.consumeBoolean(), changed(data));
        }
    }

    /** A few bytes otherwise, taken out or put in. */
    private static UnaryOperator<byte[]> changed(FuzzedDataProvider data) {
        int at = data.consumeInt();
        int gone = data.consumeInt(0, 8);
        byte[] put = data.consumeBytes(data.consumeInt(0, 24));
        return bytes -> {
            int from = Math.floorMod(at, bytes.length + 1);
            int to = Math.min(bytes.length, from + gone);
            byte[] after = new byte[from + put.length + bytes.length - to];
            System.arraycopy(bytes, 0, after, 0, from);
            System.arraycopy(put, 0, after, from, put.length);
            System.arraycopy(bytes, to, after, from + put.length, bytes.length - to);
            return after;
        };
    }

    /** Everything that the command does. */
    private static void look(SnapshotDirectory directory) {
        read(() -> assertThat(directory.verify()).doesNotContainNull());
        read(directory::list);
        read(directory::newest);
        for (long epoch : new long[] {1, 2}) {
            read(() -> directory.show(epoch));
            read(() -> directory.get(epoch, "by-user", "user-3"));
            read(() -> directory.get(epoch, "by-page", "11"));
            read(() -> directory.forEach(epoch, "source", "splits", entry -> {}));
            read(() -> directory.forEachGroup(epoch, "by-user", "rows", 100, (g, e) -> true));
        }
        read(() -> directory.diff(1, directory, 2, difference -> {}));
    }

    private interface Reading {
        void read() throws IOException;
    }

    private static void read(Reading reading) {
        try {
            reading.read();
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
