// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.Options;
import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.SimulatedDisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checkpoint that is slow or fails costs the job nothing but that checkpoint. */
class CheckpointFaultsTest {
    private final SimulatedDisk disk = CountedJob.newDisk(1);

    @Test
    void F22_aFullDiskFailsCheckpointsAndTheJobRunsOnUntilThereIsRoom() {
        CountedJob.Life life = lasting(10).process(1);
        life.at(Duration.ofSeconds(3), () -> disk.capacity(0))
                .at(Duration.ofSeconds(7), () -> disk.capacity(Long.MAX_VALUE))
                .runsToItsEnd();
        assertThat(disk.struck(DiskFault.ENOSPC)).isPositive();
        assertGivenUp(life, "No space left on device");
        assertThat(disk.files()).as("what is left on the disk").hasSizeLessThan(40);
    }

    @Test
    void F23_aFailedSyncCostsOneCheckpoint() {
        CountedJob.Life life = lasting(10).process(1);
        disk.failOften(DiskFault.SYNC_LOST, 200);
        life.runsToItsEnd();
        assertThat(disk.struck(DiskFault.SYNC_LOST)).isPositive();
        assertGivenUp(life, "Input/output error while syncing");
    }

    @Test
    void F26_aDiskThatMayOnlyBeReadForAWhileFailsCheckpointsMeanwhile() {
        CountedJob.Life life = lasting(10).process(1);
        life.at(Duration.ofSeconds(3), () -> disk.readOnly(true))
                .at(Duration.ofSeconds(7), () -> disk.readOnly(false))
                .runsToItsEnd();
        assertThat(disk.struck(DiskFault.EROFS)).isPositive();
        assertGivenUp(life, "Read-only file system");
    }

    @Test
    void F37_aStoreThatCannotBeReachedForFiveMinutesFailsCheckpointsMeanwhile() {
        CountedJob job =
                new CountedJob(disk).records(40_000).perSecond(100).every(Duration.ofSeconds(5));
        CountedJob.Life life = job.process(1);
        long[] counted = new long[2];
        life.at(
                        Duration.ofSeconds(20),
                        () -> {
                            disk.failOften(DiskFault.EIO, 1000);
                            counted[0] = life.counted();
                        })
                .at(
                        Duration.ofSeconds(320),
                        () -> {
                            disk.failOften(DiskFault.EIO, 0);
                            counted[1] = life.counted();
                        })
                .runsToItsEnd();
        assertThat(disk.struck(DiskFault.EIO)).isPositive();
        assertThat(counted[1] - counted[0]).as("records of these minutes").isGreaterThan(29_000);
        assertGivenUp(life, "Input/output error");
        assertThat(life.report().failedCheckpoints()).isGreaterThan(30);
    }

    @Test
    void F24_aDiskAHundredTimesSlowerSlowsNothingButCheckpoints() {
        CountedJob.Life healthy = lasting(10).process(1);
        long[] counted = new long[2];
        Duration late = Duration.ofMillis(9_500);
        healthy.at(late, () -> counted[0] = healthy.counted()).runsToItsEnd();

        SimulatedDisk slow = CountedJob.newDisk(2);
        slow.slowness(Duration.ofMillis(500).toNanos());
        CountedJob.Life life = lasting(10, slow).process(1);
        life.at(late, () -> counted[1] = life.counted()).runsToItsEnd();

        assertThat(counted[1]).isGreaterThan(counted[0] * 9 / 10);
        assertThat(life.report().completedCheckpoints())
                .isPositive()
                .isLessThan(healthy.report().completedCheckpoints() / 2);
    }

    @Test
    void F24_aCheckpointThatIsTooSlowIsGivenUpAndTheJobRunsOn() {
        disk.slowness(Duration.ofSeconds(1).toNanos());
        CountedJob.Life life =
                lasting(20)
                        .with(env -> env.set(Options.CHECKPOINT_TIMEOUT, Duration.ofMillis(900)))
                        .process(1);
        life.runsToItsEnd();
        assertThat(life.failures())
                .anyMatch(why -> why.contains("its time was over"))
                .anyMatch(why -> why.contains("writes its snapshot"));
        assertThat(life.report().failedCheckpoints()).isPositive();
    }

    @Test
    void F45_behindASinkThatIsSlowForAnHourQueuesStayBoundedAndCheckpointsComplete() {
        int hour = 3_600;
        List<Runnable> asked = new ArrayList<>();
        AsyncFunction<Long, Long> service =
                (value, result) -> asked.add(() -> result.complete(List.of(value)));
        CountedJob job =
                new CountedJob(disk)
                        .records(20L * hour)
                        .perSecond(1_000_000)
                        .every(Duration.ofSeconds(60))
                        .with(env -> env.set(Options.CHECKPOINTS_RETAINED, 1))
                        .through(
                                numbers ->
                                        AsyncDataStream.orderedWait(
                                                        numbers.map(n -> n).disableChaining(),
                                                        service,
                                                        AsyncOptions.<Long>timeout(
                                                                        Duration.ofDays(1))
                                                                .withCapacity(2))
                                                .uid("slow")
                                                .setParallelism(1));
        CountedJob.Life life = job.process(1);
        List<Long> waiting = new ArrayList<>();
        for (int tenth = 1; tenth <= 11 * hour; tenth++) {
            life.at(Duration.ofMillis(100L * tenth), () -> answer(asked));
        }
        for (int minute = 1; minute <= 60; minute++) {
            life.at(Duration.ofMinutes(minute), () -> waiting.add(waiting(life)));
        }
        life.runsToItsEnd();

        assertThat(life.world.clock().monotonicNs()).isGreaterThan(hour * 1_000_000_000L);
        assertThat(waiting.get(0)).as("records that wait, as the sink is slow").isPositive();
        assertThat(waiting).allMatch(records -> records <= 6L * 64 * 256);
        assertThat(life.failures()).isEmpty();
        assertThat(life.report().completedCheckpoints()).isGreaterThanOrEqualTo(55);
        assertThat(life.job().checkpoints())
                .extracting(CheckpointInfo::duration)
                .allMatch(took -> took.toSeconds() < 60);
    }

    private static void answer(List<Runnable> asked) {
        List<Runnable> all = List.copyOf(asked);
        asked.clear();
        all.forEach(Runnable::run);
    }

    private static long waiting(CountedJob.Life life) {
        return ((Inspectable) life.job())
                .view().channels().stream().mapToLong(it -> it.waiting()).sum();
    }

    private CountedJob lasting(int seconds) {
        return lasting(seconds, disk);
    }

    private static CountedJob lasting(int seconds, SimulatedDisk on) {
        return new CountedJob(on).records(500L * seconds).perSecond(500);
    }

    /**
     * Checkpoints failed for this reason, others before and after did not, and the count is told.
     */
    private static void assertGivenUp(CountedJob.Life life, String why) {
        assertThat(life.failures()).isNotEmpty().allMatch(reason -> reason.contains(why));
        List<CheckpointInfo.Outcome> outcomes =
                life.job().checkpoints().stream().map(CheckpointInfo::outcome).toList();
        assertThat(outcomes).endsWith(CheckpointInfo.Outcome.COMPLETE);
        assertThat(life.report().failedCheckpoints())
                .isGreaterThanOrEqualTo(life.failures().size());
        assertThat(life.report().completedCheckpoints()).isGreaterThan(1);
    }
}
