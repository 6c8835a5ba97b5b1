// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A directory of somebody who means no good and has all checksums right. */
class ForgedDirectoryTest {
    private static final String NEWEST = "history/000000000003";

    private final ForgedDirectory directory =
            ForgedDirectory.of(Path.of("src/test/resources/snapshots/0.1.0"));

    @Test
    void isWholeIfNothingWasChanged() throws IOException {
        for (String file : directory.names("files/")) {
            for (int block = 0; block < directory.blocks(file); block++) {
                directory.changeBlock(file, block, true, header -> header);
            }
        }
        assertThat(directory.open().verify()).isEmpty();
        assertThat(directory.open().get(2, "by-user", "user-3")).hasSize(1);
    }

    @Test
    void saysOfAFileWhoseValuesEndEarlyWhichItIs() {
        for (String file : directory.names("files/")) {
            for (int block = 0; block < directory.blocks(file) - 1; block++) {
                directory.changeBlock(file, block, false, ForgedDirectoryTest::withEndlessKey);
            }
        }
        SnapshotDirectory forged = directory.open();

        assertThatThrownBy(() -> forged.forEach(1, "by-user", "rows", entry -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("files/g1-")
                .hasMessageContaining("a value ends early");
    }

    /** The text that is the first entry's key says that it is longer than the block. */
    private static byte[] withEndlessKey(byte[] body) {
        int afterLengthHashFlagsAndType = 4 + 4 + 1 + 1;
        ByteBuffer.wrap(body).putShort(afterLengthHashFlagsAndType, (short) 0xfeff);
        body[afterLengthHashFlagsAndType + 2] = 3;
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "files/g1-e2-p0.snapshot, files/g1-ewA1-p0.snapshot",
        "files/g1-e2-p0.snapshot, ../../../../etc/passwd",
        "files/g1-e2-p0.snapshot, /etc/passwd",
        "'\"maxParallelism\" : 128', '\"maxParallelism\" : 2147483647'",
        "'\"maxParallelism\" : 128', '\"maxParallelism\" : 0'",
        "'\"parallelism\" : 2', '\"parallelism\" : -2'",
        "'\"subtask\" : 1', '\"subtask\" : 4294967296'"
    })
    void isRefusedIfAManifestSaysWhatCannotBe(String was, String is) throws IOException {
        directory.changeEntry(
                NEWEST, json -> new String(json, UTF_8).replace(was, is).getBytes(UTF_8));
        SnapshotDirectory forged = directory.open();

        assertThat(forged.verify()).anyMatch(damage -> damage.contains("is not what it says"));
        assertThat(forged.newest()).isEqualTo(1);
        assertThatThrownBy(() -> forged.show(2)).isInstanceOf(AbsentException.class);
    }
}
