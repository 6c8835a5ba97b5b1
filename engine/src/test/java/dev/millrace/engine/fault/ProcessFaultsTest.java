// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Options;
import dev.millrace.engine.seam.SimulatedDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process ends at a chosen call of its disk; others go on from what is on the disk. */
@Tag("slow")
class ProcessFaultsTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration WARM = Duration.ofMillis(210);

    /**
     * Files of the last checkpoints: how many of these there are depends on when they were taken.
     */
    private static final int LEFT_OVER = 10;

    private static final Path SAVEPOINT = Path.of("/savepoint");

    private SimulatedDisk disk = CountedJob.newDisk(1);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void F2_F3_F4_F5_F8_aProcessMayEndBeforeAnyCallOfACheckpoint(boolean powerFails) {
        CountedJob.Life healthy = job().process(1);
        assertThat(healthy.live(WARM)).isTrue();
        long from = disk.nextOperation();
        assertThat(healthy.live(Duration.ofMillis(110))).isTrue();
        long end = disk.nextOperation();
        assertThat(end - from).as("calls of a checkpoint").isGreaterThan(10);
        for (long call = from; call < end; call++) {
            dieBefore(call, powerFails);
            job().process(2).runsToItsEnd();
        }
    }

    @Test
    void F9_aCrashLoopWhileRestoringLosesNothingAndLeavesNothing() {
        assertThat(job().process(1).live(WARM)).isTrue();
        disk.kill();
        int before = disk.files().size();
        for (int crash = 1; crash <= 10; crash++) {
            disk.crashBefore(disk.nextOperation() + 2L * crash);
            assertThat(job().process(crash).live(LONG)).as("crash %d", crash).isFalse();
            disk.losePower();
            assertThat(disk.files().keySet())
                    .as("files after crash %d", crash)
                    .hasSizeLessThan(before + LEFT_OVER);
        }
        job().process(99).runsToItsEnd();
        SimulatedDisk crashed = disk;
        disk = CountedJob.newDisk(2);
        job().process(99).runsToItsEnd();
        assertThat(crashed.files().keySet())
                .as("files, of which a job that never crashed leaves %d", disk.files().size())
                .hasSizeLessThan(disk.files().size() + LEFT_OVER);
    }

    @Test
    void F10_aKillWhileStoppingWithASavepointLeavesAWholeOneOrNone() {
        CountedJob.Life healthy = job().process(1);
        assertThat(healthy.live(WARM)).isTrue();
        long from = disk.nextOperation();
        CompletableFuture<Path> taken = healthy.job().stopWithSavepoint(SAVEPOINT);
        assertThat(healthy.live(LONG)).isFalse();
        assertThat(taken).isCompletedWithValue(SAVEPOINT);
        long end = disk.nextOperation();
        int whole = 0;
        int none = 0;
        for (long call = from; call < end; call++) {
            disk = CountedJob.newDisk(1);
            CountedJob.Life dying = job().process(1);
            assertThat(dying.live(WARM)).isTrue();
            disk.crashBefore(call);
            CompletableFuture<Path> wanted = dying.job().stopWithSavepoint(SAVEPOINT);
            assertThat(dying.live(LONG)).isFalse();
            assertThat(wanted).isNotCompletedExceptionally();
            assertThat(disk.nextOperation()).as("call of the crash").isEqualTo(call);
            disk.losePower();
            job().process(2).runsToItsEnd();
            if (fromSavepoint().process(3).explain().isRefused()) {
                none++;
                assertThatThrownBy(() -> fromSavepoint().process(4).start())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("/savepoint");
            } else {
                whole++;
                fromSavepoint().process(4).runsToItsEnd();
            }
        }
        assertThat(whole).as("whole savepoints").isPositive();
        assertThat(none).as("savepoints that are none").isPositive();
    }

    @Test
    void F10_F62_aKillWhileRescalingLeavesTheOldStateOrTheNew() {
        assertThat(job().process(1).live(WARM)).isTrue();
        disk.kill();
        for (int process = 2; process < 40; process++) {
            disk.crashBefore(disk.nextOperation() + 3L * process);
            job().parallelism(1 + process % 4).process(process).live(LONG);
            disk.losePower();
        }
        job().parallelism(3).process(99).runsToItsEnd();
    }

    @Test
    void F44_whatASourceGivesTwiceIsCountedOncePerPlaceOverCrashesToo() {
        CountedJob twice = job().records(1_600).valueAt(place -> place / 2);
        for (int life = 0; life < 5; life++) {
            assertThat(twice.process(life).live(Duration.ofMillis(130))).isTrue();
            disk.losePower();
        }
        twice.process(9).runsToItsEnd();
    }

    /** The process of {@link #F2_F3_F4_F5_F8_aProcessMayEndBeforeAnyCallOfACheckpoint} again. */
    private void dieBefore(long call, boolean powerFails) {
        disk = CountedJob.newDisk(1);
        disk.crashBefore(call);
        assertThat(job().process(1).live(LONG)).isFalse();
        assertThat(disk.nextOperation()).as("call of the crash").isEqualTo(call);
        if (powerFails) {
            disk.losePower();
        } else {
            disk.kill();
        }
    }

    private CountedJob job() {
        return new CountedJob(disk).records(700).perSecond(2_000);
    }

    private CountedJob fromSavepoint() {
        return job().with(
                        env ->
                                env.restoreFrom(SAVEPOINT)
                                        .set(Options.CHECKPOINT_DIRECTORY, Path.of("/second")));
    }
}
