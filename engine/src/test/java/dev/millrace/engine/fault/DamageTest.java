// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Options;
import dev.millrace.engine.seam.SimulatedDisk;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The only checkpoint that a job has kept is damaged: each byte of each of its files is changed,
 * each file is cut at each length.
 */
@Tag("slow")
class DamageTest {
    private final SimulatedDisk disk = CountedJob.newDisk(1);
    private int refused;
    private int harmless;

    @Test
    void F18_F19_F20_F21_everyDamageOfTheOnlyCheckpointIsRefusedOrHarmless() {
        assertThat(job().process(1).live(Duration.ofMillis(250))).isTrue();
        disk.kill();
        Map<String, byte[]> files = disk.files();
        files.keySet().removeIf(path -> path.endsWith("/lock"));
        assertThat(files).hasSizeGreaterThan(1);
        files.forEach(this::flipEach);
        files.forEach(this::cutEach);
        int all = files.values().stream().mapToInt(bytes -> 2 * bytes.length).sum();
        System.out.println(files.size() + " files, " + all + " damages: " + refused + " refused");
        assertThat(refused + harmless).isEqualTo(all);
        assertThat(refused).as("of %d", all).isGreaterThan(all / 2);
        job().process(2).runsToItsEnd();
    }

    private void flipEach(String path, byte[] whole) {
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            tryOut(path, flipped, whole, "byte " + i);
        }
    }

    private void cutEach(String path, byte[] whole) {
        for (int length = 0; length < whole.length; length++) {
            tryOut(path, Arrays.copyOf(whole, length), whole, "cut to " + length);
        }
    }

    /** What is not refused has to give what it would without the damage. */
    private void tryOut(String path, byte[] damaged, byte[] whole, String what) {
        disk.plant(path, damaged);
        if (job().process(2).explain().isRefused()) {
            refused++;
        } else {
            harmless++;
            assertThat(path).as("%s of a file that matters", what).contains("/history/");
            SimulatedDisk copy = CountedJob.newDisk(3);
            disk.files().forEach(copy::plant);
            job(copy).process(2).runsToItsEnd();
        }
        disk.plant(path, whole);
    }

    private CountedJob job() {
        return job(disk);
    }

    private static CountedJob job(SimulatedDisk on) {
        return new CountedJob(on)
                .records(300)
                .perSecond(1_000)
                .parallelism(1)
                .with(env -> env.set(Options.CHECKPOINTS_RETAINED, 1));
    }
}
