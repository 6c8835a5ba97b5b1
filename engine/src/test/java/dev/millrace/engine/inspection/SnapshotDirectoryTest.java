// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.SampleJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be seen of a checkpoint without the job's code. */
class SnapshotDirectoryTest {
    private final SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(3));
    private final SnapshotDirectory directory = new SnapshotDirectory(disk.mount(), "/data/visits");

    @BeforeEach
    void takeCheckpoints() throws IOException {
        SampleJob job =
                new SampleJob(
                        new LocalStore(disk.mount(), "/data/visits", new SplittableRandom(4)), 1);
        job.take(
                1,
                true,
                (subtask, rows, slices, splits) -> {
                    SampleJob.users(subtask, 0, 99).forEach(it -> SampleJob.count(rows, it, 1));
                    if (subtask == SampleJob.subtaskOf(17L)) {
                        SampleJob.inWindow(slices, 60_000, 17, 5);
                        SampleJob.inWindow(slices, 120_000, 17, 6);
                    }
                    SampleJob.readTo(splits, "file-" + subtask, 10);
                });
        job.take(
                2,
                false,
                (subtask, rows, slices, splits) -> {
                    SampleJob.users(subtask, 7, 7).forEach(it -> SampleJob.count(rows, it, 2));
                    SampleJob.users(subtask, 8, 8).forEach(it -> SampleJob.forget(rows, it));
                    SampleJob.fired(slices, 60_000);
                    SampleJob.readTo(splits, "file-" + subtask, 20);
                });
    }

    @Test
    void listsCheckpointsTheOldestFirst() throws IOException {
        assertThat(directory.list()).extracting(CheckpointSummary::epoch).containsExactly(1L, 2L);
        CheckpointSummary newest = directory.list().get(1);
        assertThat(newest.job()).isEqualTo("visits");
        assertThat(newest.files()).isEqualTo(4);
        assertThat(newest.damage()).isNull();
        assertThat(directory.newest()).isEqualTo(2);
    }

    @Test
    void showsStatesWithTheirTypesAndSizes() throws IOException {
        List<StateSummary> states = directory.show(2);
        assertThat(states)
                .extracting(it -> it.uid() + "/" + it.part())
                .containsExactlyInAnyOrder("source/splits", "by-user/rows", "by-page/slices");
        StateSummary rows =
                states.stream().filter(it -> it.part().equals("rows")).findFirst().orElseThrow();
        assertThat(rows.kind()).isEqualTo("KEYED");
        assertThat(rows.subtasks()).isEqualTo(2);
        assertThat(rows.baseEntries()).isEqualTo(100);
        assertThat(rows.changeEntries()).isEqualTo(2);
        assertThat(rows.keyTypes()).containsExactly("java.lang.String");
        assertThat(rows.columns())
                .containsExactly(
                        new StateSummary.StateColumn("count", "VALUE", List.of("java.lang.Long")),
                        new StateSummary.StateColumn(
                                "last visit", "VALUE", List.of(SampleJob.Visit.class.getName())));
        assertThat(rows.sizeBytes()).isPositive();
    }

    @Test
    void showsHowFarEachSplitWasRead() throws IOException {
        List<String> splits = new ArrayList<>();
        directory.forEach(2, "source", "splits", it -> splits.add(it.values().toString()));
        assertThat(splits)
                .containsExactlyInAnyOrder(
                        "{split={\"file\":\"file-0\",\"line\":20}}",
                        "{split={\"file\":\"file-1\",\"line\":20}}");
    }

    @Test
    void getsWhatAKeyHasAsJson() throws IOException {
        assertThat(directory.get(2, "by-user", "user-7"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.key()).hasToString("\"user-7\"");
                            assertThat(it.values().get("count")).hasToString("2");
                            assertThat(it.values().get("last visit"))
                                    .hasToString("{\"page\":\"/page/2\",\"atMs\":2000}");
                        });
        assertThat(directory.get(1, "by-user", "user-7").get(0).values().get("count"))
                .hasToString("1");
    }

    @Test
    void whatWasDeletedOrDroppedIsNotFound() throws IOException {
        assertThat(directory.get(1, "by-user", "user-8")).hasSize(1);
        assertThat(directory.get(2, "by-user", "user-8")).isEmpty();
        assertThat(directory.get(2, "by-user", "nobody")).isEmpty();
        assertThat(directory.get(1, "by-page", "17")).hasSize(2);
        assertThat(directory.get(2, "by-page (visits)", "17"))
                .singleElement()
                .extracting(it -> String.valueOf(it.namespace()))
                .isEqualTo("120000");
    }

    @Test
    void tellsTheDifferenceOfTwo() throws IOException {
        List<StateDifference> differences = new ArrayList<>();
        directory.diff(1, directory, 2, differences::add);
        assertThat(differences).hasSize(7);
        assertThat(differences)
                .filteredOn(it -> it.after() == null)
                .extracting(it -> it.before() == null ? "" : it.before().part())
                .containsExactlyInAnyOrder("rows", "slices", "splits", "splits");
        List<StateDifference> none = new ArrayList<>();
        directory.diff(2, directory, 2, none::add);
        assertThat(none).isEmpty();
    }

    @Test
    void verifiesEveryByte() throws IOException {
        assertThat(directory.verify()).isEmpty();
        for (String file : disk.files().keySet()) {
            if (file.endsWith("lock")) {
                continue;
            }
            byte[] before = disk.files().get(file).clone();
            String where = disk.rot(file);
            assertThat(directory.verify()).as(where).isNotEmpty();
            disk.plant(file, before);
        }
        assertThat(directory.verify()).isEmpty();
    }

    @Test
    void tellsHowFarLongReadingHasCome() throws IOException {
        List<String> read = new ArrayList<>();
        directory.verify((done, all) -> read.add(done + "/" + all));
        assertThat(read).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        String[] last = read.get(read.size() - 1).split("/");
        assertThat(last[0]).isEqualTo(last[1]);

        List<String> compared = new ArrayList<>();
        directory.diff(
                1, directory, 2, (done, all) -> compared.add(done + "/" + all), difference -> {});
        int parts = compared.size();
        assertThat(compared).first().isEqualTo("1/" + parts);
        assertThat(compared).last().isEqualTo(parts + "/" + parts);
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        assertThatThrownBy(() -> directory.show(9))
                .hasMessageContaining("no checkpoint 9")
                .hasMessageContaining("[2, 1]");
        assertThatThrownBy(() -> directory.get(2, "by-nobody", "x"))
                .hasMessageContaining("by-nobody")
                .hasMessageContaining("by-user");
        assertThatThrownBy(() -> directory.forEach(2, "source", "rows", it -> {}))
                .hasMessageContaining("splits");
        assertThatThrownBy(() -> new SnapshotDirectory(disk.mount(), "/data/none").newest())
                .hasMessageContaining("/data/none");
    }

    @Test
    void nothingIsChangedByLooking() throws IOException {
        long before = disk.operations().size();
        directory.list();
        directory.show(2);
        directory.get(2, "by-user", "user-7");
        directory.verify();
        assertThat(disk.operations().stream().skip(before))
                .noneMatch(operation -> operation.kind().changes());
    }
}
