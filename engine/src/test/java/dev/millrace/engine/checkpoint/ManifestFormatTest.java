// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.snapshot.PartKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Entries of a history come back as they were, or not at all. */
class ManifestFormatTest {
    private static final Manifest MANIFEST =
            Manifests.of(
                    7,
                    3,
                    Manifests.operator("count \"per\" user é", PartKind.KEYED, 2, 128, 7),
                    new OperatorState("map", "map", "map", 2, 128, List.of(0, 1), List.of()));

    @Test
    void aManifestComesBackAsItWas() throws DamagedException {
        byte[] bytes = ManifestFormat.write(MANIFEST);
        assertThat(ManifestFormat.read(bytes, "here")).isEqualTo(MANIFEST);
        assertThat(new String(bytes, UTF_8)).startsWith("millrace-manifest 1 0.1.0 ");
    }

    @Test
    void aClaimComesBackAsItWas() throws DamagedException {
        Claim claim = new Claim("orders", "0.1.0", "abc", 6, 1_700_000_000_000L);
        assertThat(ManifestFormat.read(ManifestFormat.write(claim), "here")).isEqualTo(claim);
    }

    @Test
    void everyFlippedBitIsFound() {
        byte[] bytes = ManifestFormat.write(MANIFEST);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertBroken(flipped, "bit " + bit);
        }
    }

    @Test
    void everyTruncationIsFoundAndSoIsWhatWasAdded() {
        byte[] bytes = ManifestFormat.write(MANIFEST);
        for (int length = 0; length < bytes.length; length++) {
            assertBroken(Arrays.copyOf(bytes, length), "length " + length);
        }
        assertBroken(Arrays.copyOf(bytes, bytes.length + 1), "one byte more");
    }

    private static void assertBroken(byte[] bytes, String what) {
        assertThatThrownBy(() -> ManifestFormat.read(bytes, "history/7"))
                .as(what)
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("history/7")
                .extracting(e -> ((DamagedException) e).damage().kind())
                .isEqualTo(Damage.Kind.BROKEN);
    }

    @Test
    void F28_anEntryOfANewerEngineIsRefusedWithBothVersions() {
        byte[] body = "whatever a later engine writes".getBytes(UTF_8);
        String start = "millrace-manifest 2 9.1.0 " + body.length + " ";
        CRC32C crc = new CRC32C();
        crc.update(start.getBytes(UTF_8));
        crc.update(body);
        String all = start + String.format("%08x", crc.getValue()) + "\n" + new String(body, UTF_8);
        assertThatThrownBy(() -> ManifestFormat.read(all.getBytes(UTF_8), "history/7"))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("9.1.0 in format 2")
                .hasMessageContaining(EngineVersion.CURRENT)
                .extracting(e -> ((DamagedException) e).damage().kind())
                .isEqualTo(Damage.Kind.NEWER);
    }

    @Test
    void theEngineSaysTheVersionOfItsBuild() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
        assertThat(EngineVersion.CURRENT).isEqualTo(version.replace("-SNAPSHOT", ""));
    }
}
