// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulated disk is as unkind as a real one may be, and no more. */
class SimulatedDiskTest {
    private SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(1));

    @Test
    void whatWasSyncedWithItsNameSurvivesEveryPowerFailure() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            disk = new SimulatedDisk(new SplittableRandom(seed));
            DiskFile file = createIn("/d", "/d/a");
            append(file, 2000);
            file.sync();
            disk.mount().syncDirectory("/d");
            append(file, 1000);
            disk.losePower();
            byte[] left = disk.files().get("/d/a");
            assertThat(left).hasSizeBetween(2000, 3000);
            assertThat(Arrays.copyOf(left, 2000)).containsOnly(1);
        }
    }

    @Test
    void whatWasNotSyncedIsLostOrTornOrThereAsTheSeedSays() {
        assertThat(someSeed(seed -> leftOf(seed).length == 0)).isTrue();
        assertThat(someSeed(seed -> leftOf(seed).length == 2999)).isTrue();
        assertThat(someSeed(seed -> contains(leftOf(seed), (byte) 0))).isTrue();
        assertThat(someSeed(seed -> leftOf(seed).length > 1500)).isTrue();
        assertThat(leftOf(3)).isEqualTo(leftOf(3));
    }

    /** What is left of 2,999 bytes whose name was synced and which were not. */
    private byte[] leftOf(long seed) {
        try {
            disk = new SimulatedDisk(new SplittableRandom(seed));
            DiskFile file = createIn("/d", "/d/a");
            disk.mount().syncDirectory("/d");
            append(file, 2999);
            disk.losePower();
            return disk.files().get("/d/a");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRenameThatWasNotSyncedMayBeUndone() {
        assertThat(someSeed(seed -> namedAfterRename(seed, false).equals("/d/old"))).isTrue();
        assertThat(someSeed(seed -> namedAfterRename(seed, false).equals("/d/new"))).isTrue();
        assertThat(someSeed(seed -> namedAfterRename(seed, true).equals("/d/old"))).isFalse();
    }

    private String namedAfterRename(long seed, boolean synced) {
        try {
            disk = new SimulatedDisk(new SplittableRandom(seed));
            createIn("/d", "/d/old").sync();
            disk.mount().syncDirectory("/d");
            disk.mount().rename("/d/old", "/d/new");
            if (synced) {
                disk.mount().syncDirectory("/d");
            }
            disk.losePower();
            return String.join(" ", disk.files().keySet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDirectoryLastsOnceTheOneAboveItIsSynced() throws IOException {
        disk.mount().createDirectories("/a/b");
        disk.mount().syncDirectory("/a");
        disk.mount().syncDirectory("/");
        disk.losePower();
        assertThat(disk.mount().list("/a")).hasSize(1);
        assertThat(disk.mount().list("/a/b")).isEmpty();
    }

    @Test
    void aSecondSyncAfterAFailedOneTellsNothing() throws IOException {
        DiskFile file = createIn("/d", "/d/a");
        disk.mount().syncDirectory("/d");
        append(file, 10);
        disk.failAt(disk.operations().size(), DiskFault.SYNC_LOST);
        assertThatThrownBy(file::sync).hasMessageContaining("/d/a");
        file.sync();
        assertThat(disk.mount().read("/d/a", 0, 10)).containsOnly(1);
        disk.losePower();
        assertThat(disk.files().get("/d/a")).isEmpty();
    }

    @Test
    void aKilledProcessCanDoNothingMoreAndLeavesWhatItWrote() throws IOException {
        DiskFile file = createIn("/d", "/d/a");
        Disk before = disk.mount();
        append(file, 10);
        disk.kill();
        assertThatThrownBy(() -> append(file, 1)).isInstanceOf(SimulatedCrash.class);
        assertThatThrownBy(() -> before.list("/d")).isInstanceOf(SimulatedCrash.class);
        assertThat(disk.files().get("/d/a")).hasSize(10);
    }

    @Test
    void namesCollideAsOnAnyDisk() throws IOException {
        createIn("/d", "/d/a");
        createIn("/d", "/d/b");
        Disk mount = disk.mount();
        assertThatThrownBy(() -> mount.create("/d/a"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> mount.link("/d/a", "/d/b"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> mount.read("/d/c", 0, 1)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> mount.delete("/d/c")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> mount.list("/e")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void bitsRotOneAtATime() throws IOException {
        append(createIn("/d", "/d/a"), 100);
        byte[] before = disk.files().get("/d/a");
        disk.rot("/d/a");
        byte[] after = disk.files().get("/d/a");
        int different = 0;
        for (int i = 0; i < 100; i++) {
            different += Integer.bitCount((before[i] ^ after[i]) & 0xff);
        }
        assertThat(different).isOne();
    }

    private DiskFile createIn(String directory, String path) throws IOException {
        disk.mount().createDirectories(directory);
        disk.mount().syncDirectory("/");
        return disk.mount().create(path);
    }

    private static void append(DiskFile file, int length) throws IOException {
        byte[] ones = new byte[length];
        Arrays.fill(ones, (byte) 1);
        file.append(ones, 0, length);
    }

    private static boolean someSeed(LongPredicate test) {
        return LongStream.range(0, 100).anyMatch(test);
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte one : bytes) {
            if (one == wanted) {
                return true;
            }
        }
        return false;
    }
}
