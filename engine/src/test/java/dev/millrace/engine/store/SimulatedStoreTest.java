// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.DiskOperation;
import dev.millrace.engine.seam.SimulatedCrash;
import dev.millrace.engine.seam.SimulatedDisk;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The same store on a simulated disk: what its contract does not say, a failing disk shows. */
class SimulatedStoreTest extends StoreContract {
    private final SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(7));
    private long opened;

    @Override
    Store open() {
        return new LocalStore(disk.mount(), "/data/job", new SplittableRandom(opened++));
    }

    @Test
    void anObjectIsWholeOrInvisibleAfterACrashBeforeAnyOperation() throws IOException {
        long before = disk.operations().size();
        long operations = crashAt(Long.MAX_VALUE, 0);
        assertThat(operations - before).isGreaterThan(5);
        int seen = 0;
        int gone = 0;
        for (long crash = 0; crash < operations; crash++) {
            for (int seed = 0; seed < 20; seed++) {
                SimulatedDisk one = new SimulatedDisk(new SplittableRandom(seed));
                boolean finished = publishUntilCrash(one, crash);
                Store after = new LocalStore(one.mount(), "/data/job", new SplittableRandom(1));
                if (after.list("").isEmpty()) {
                    assertThat(finished).as("crash before %d, seed %d", crash, seed).isFalse();
                    gone++;
                } else {
                    assertThat(read(after, "history/1", 0, 3000)).isEqualTo("x".repeat(3000));
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
        assertThat(gone).isPositive();
    }

    private static long crashAt(long operation, int seed) throws IOException {
        SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(seed));
        publishUntilCrash(disk, operation);
        return disk.operations().size();
    }

    private static boolean publishUntilCrash(SimulatedDisk disk, long crash) throws IOException {
        disk.crashBefore(crash);
        boolean finished = false;
        try {
            Store store = new LocalStore(disk.mount(), "/data/job", new SplittableRandom(1));
            finished = store.putIfAbsent("history/1", bytes("x".repeat(3000)));
        } catch (SimulatedCrash e) {
            assertThat(e).hasMessageContaining("disk operation " + crash);
        }
        disk.losePower();
        return finished;
    }

    @Test
    void anOutcomeThatIsNotKnownCanBeAskedForAgain() throws IOException {
        Store store = open();
        store.putIfAbsent("history/1", bytes("one"));
        long sync = disk.operations().size() + 5L;
        disk.failAt(sync, DiskFault.EIO);
        assertThatThrownBy(() -> store.putIfAbsent("history/2", bytes("two")))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("history/2");
        assertThat(disk.operations().get((int) sync).kind())
                .isEqualTo(DiskOperation.Kind.SYNC_DIRECTORY);
        assertThat(store.putIfAbsent("history/2", bytes("two"))).isFalse();
        disk.losePower();
        assertThat(read(open(), "history/2", 0, 3)).isEqualTo("two");
    }

    @Test
    void aFullDiskFailsTheWriteAndLeavesNothing() throws IOException {
        Store store = open();
        publish(store, "files/a", "small");
        disk.capacity(1000);
        assertThatThrownBy(() -> publish(store, "files/b", "x".repeat(2000)))
                .hasMessageContaining("files/b")
                .hasMessageContaining("No space left");
        assertThat(disk.struck(DiskFault.ENOSPC)).isOne();
        assertThat(store.unfinished("files/")).isEmpty();
        publish(store, "files/c", "x".repeat(900));
        assertThat(read(store, "files/a", 0, 5)).isEqualTo("small");
    }

    @Test
    void afterAFailedSyncTheObjectDoesNotAppear() throws IOException {
        Store store = open();
        disk.failOften(DiskFault.SYNC_LOST, 1000);
        assertThatThrownBy(() -> publish(store, "files/a", "lost"))
                .hasMessageContaining("files/a")
                .hasMessageContaining("syncing");
        assertThat(disk.struck(DiskFault.SYNC_LOST)).isOne();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aDiskThatMayOnlyBeReadCanBeRead() throws IOException {
        Store store = open();
        publish(store, "files/a", "there");
        disk.readOnly(true);
        assertThat(read(store, "files/a", 0, 5)).isEqualTo("there");
        assertThatThrownBy(() -> publish(store, "files/b", "no")).hasMessageContaining("Read-only");
        disk.readOnly(false);
        publish(store, "files/b", "ok");
    }

    @Test
    void aLockEndsWithItsProcess() throws IOException {
        assertThat(open().own()).isTrue();
        disk.kill();
        assertThat(open().own()).isTrue();
    }

    @Test
    void whatAKilledProcessHadPublishedIsThereAndTheRestCanBeDiscarded() throws IOException {
        Store store = open();
        publish(store, "files/a", "there");
        store.create("files/b").write(bytes("half"), 0, 4);
        disk.kill();
        Store after = open();
        assertThat(read(after, "files/a", 0, 5)).isEqualTo("there");
        assertThat(after.unfinished("files/")).hasSize(1);
        after.discard(after.unfinished("files/").get(0));
        assertThat(disk.files()).containsOnlyKeys("/data/job/files/a");
        assertThatThrownBy(() -> after.size("files/b")).isInstanceOf(NoSuchFileException.class);
    }
}
