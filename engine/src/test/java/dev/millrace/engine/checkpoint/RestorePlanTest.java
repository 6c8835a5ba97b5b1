// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.snapshot.PartKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where each state goes, and what is refused before anything starts. */
class RestorePlanTest {
    private static final Manifest MANIFEST =
            Manifests.of(
                    7,
                    3,
                    Manifests.operator("read", PartKind.SPLIT_LIST, 2, 128, 7),
                    Manifests.operator("count", PartKind.KEYED, 4, 128, 7),
                    new OperatorState("map", "map", "map", 4, 128, List.of(), List.of()));

    private final List<RestoreTarget> job =
            new ArrayList<>(List.of(target("read", 2, 128, false), target("count", 4, 128, false)));

    @Test
    void theSameJobTakesEverything() {
        RestorePlan plan = plan();
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.taken()).containsOnlyKeys("read", "count");
        assertThat(plan.text())
                .isEqualTo(
                        """
                        Checkpoint 7 of job "orders", taken by Millrace 0.1.0
                          read: state; 2 subtasks as before
                          count: state; 4 subtasks as before
                        """);
    }

    @Test
    void F63_aMissingOperatorWithStateIsRefusedWithItsRemedies() {
        job.set(1, target("tally", 4, 128, false));
        assertThat(plan().refusals())
                .singleElement()
                .asString()
                .contains("count")
                .contains("new in the job: tally")
                .contains(".uid(...)")
                .contains("left behind by the name count");
        assertThat(plan().text()).contains("tally: begins empty").contains("Refused: ");
    }

    @Test
    void F63_aMissingOperatorMayBeLeftBehindByName() {
        job.remove(1);
        RestorePlan plan = RestorePlan.of(MANIFEST, job, Set.of("count"));
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.taken()).containsOnlyKeys("read");
        assertThat(plan.text()).contains("count: left behind, as allowed");
    }

    @Test
    void anOperatorWithoutStateMayComeAndGo() {
        job.add(new RestoreTarget("filter", "filter", "filter", true, false, 4, 128, false));
        assertThat(plan().refusals()).isEmpty();
    }

    @Test
    void F63_anOperatorThatIsSomethingElseNowIsRefused() {
        job.set(1, new RestoreTarget("count", "count", "window", true, true, 4, 128, false));
        assertThat(plan().refusals()).singleElement().asString().contains("process", "window");
        job.set(1, new RestoreTarget("count", "count", "process", false, false, 4, 128, false));
        assertThat(plan().refusals()).singleElement().asString().contains("remembers nothing");
    }

    @Test
    void F62_theMaxParallelismOfTheCheckpointHolds() {
        job.set(1, target("count", 100, 256, false));
        assertThat(plan().refusals()).isEmpty();
        assertThat(plan().maxParallelism()).containsEntry("count", 128);
        job.set(1, target("count", 129, 256, false));
        assertThat(plan().refusals()).singleElement().asString().contains("129").contains("128");
        job.set(1, target("count", 4, 256, true));
        assertThat(plan().refusals()).singleElement().asString().contains("256").contains("128");
    }

    @Test
    void whatIsNotKeyedHasNoMaxParallelism() {
        job.set(0, target("read", 200, 256, true));
        assertThat(plan().refusals()).isEmpty();
        assertThat(plan().maxParallelism()).containsOnlyKeys("count");
    }

    @Test
    void eventTimeAloneNeedsNoPlace() {
        OperatorState timed =
                new OperatorState(
                        "timed",
                        "timed",
                        "map",
                        1,
                        128,
                        List.of(),
                        List.of(
                                new PartState(
                                        "watermark",
                                        PartKind.SUBTASK,
                                        0,
                                        List.of(Manifests.file(3, 7, 9)))));
        RestorePlan plan = RestorePlan.of(Manifests.of(7, 3, timed), List.of(), Set.of());
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.text()).contains("timed: left behind, it had only the event time");
    }

    @Test
    void whatAnOperatorRemembersIsToldInWordsWithoutWhatIsEmpty() {
        OperatorState old =
                new OperatorState(
                        "top",
                        "top five",
                        "process",
                        2,
                        128,
                        List.of(),
                        List.of(
                                part("keyed", true),
                                part("eventTimers", true),
                                part("processingTimers", false),
                                part("watermark", true)));
        RestoreTarget now =
                new RestoreTarget("top", "top ten", "process", true, true, 3, 128, false);
        RestorePlan plan = RestorePlan.of(Manifests.of(7, 3, old), List.of(now), Set.of());
        assertThat(plan.lines())
                .containsExactly(
                        "top \"top five\", now \"top ten\": event-time timers, state by key; from 2 to"
                                + " 3 subtasks");
    }

    private static PartState part(String name, boolean holdsAnything) {
        return new PartState(
                name,
                PartKind.KEYED,
                0,
                holdsAnything ? List.of(Manifests.file(3, 7, 9)) : List.of());
    }

    @Test
    void everyKeyGroupIsTakenOnceAtAnyParallelism() {
        for (int parallelism = 1; parallelism <= 128; parallelism++) {
            int[] taken = new int[128];
            for (int subtask = 0; subtask < parallelism; subtask++) {
                for (RestorePiece piece : plan().pieces("count", subtask, parallelism, "state")) {
                    int from = piece.fromSubtask();
                    for (int group = piece.firstGroup(); group < piece.endGroup(); group++) {
                        taken[group] += KeyGroups.subtaskOf(group, 128, 4) == from ? 1 : 0;
                    }
                }
            }
            assertThat(taken).as("parallelism %d", parallelism).containsOnly(1);
        }
    }

    @Test
    void listsAreKeptAtTheSameParallelismAndDealtOutAtAnother() {
        assertThat(plan().pieces("read", 1, 2, "state"))
                .singleElement()
                .extracting(RestorePiece::fromSubtask, RestorePiece::dealOf)
                .containsExactly(1, 1);
        assertThat(plan().pieces("read", 1, 3, "state"))
                .extracting(RestorePiece::fromSubtask, RestorePiece::dealOf, RestorePiece::dealTurn)
                .containsExactly(tuple(0, 3, 1), tuple(1, 3, 1));
    }

    @Test
    void unionsGoToAllAndBroadcastsAreTakenFromOne() {
        OperatorState union = Manifests.operator("a", PartKind.UNION_LIST, 3, 128, 7);
        OperatorState broadcast = Manifests.operator("b", PartKind.BROADCAST, 3, 128, 7);
        for (int subtask = 0; subtask < 5; subtask++) {
            assertThat(RestoreMapping.pieces(union, subtask, 5)).hasSize(3);
            assertThat(RestoreMapping.pieces(broadcast, subtask, 5))
                    .singleElement()
                    .extracting(RestorePiece::fromSubtask)
                    .isEqualTo(subtask % 3);
        }
    }

    @Test
    void whatRunsBesideTheSubtasksTakesItsOwn() {
        PartState own =
                new PartState(
                        "enumerator",
                        PartKind.SUBTASK,
                        OperatorState.COORDINATOR,
                        List.of(Manifests.file(3, 7, 9)));
        OperatorState read =
                new OperatorState("read", "read", "source", 2, 128, List.of(), List.of(own));
        assertThat(RestoreMapping.pieces(read, OperatorState.COORDINATOR, 1)).hasSize(1);
        assertThat(RestoreMapping.pieces(read, 0, 2)).isEmpty();
    }

    @Test
    void aManifestGrowsByChangesUntilABaseTakesTheirPlace() {
        Manifest first = Manifests.of(1, 1, draft(null, 1, true, 5));
        Manifest second = Manifests.of(2, 1, draft(first, 2, false, 5));
        Manifest third = Manifests.of(3, 1, draft(second, 3, false, 0));
        Manifest fourth = Manifests.of(4, 1, draft(third, 4, true, 5));
        assertThat(first.files()).extracting(SnapshotFileRef::epoch).containsExactly(1L);
        assertThat(second.files()).extracting(SnapshotFileRef::epoch).containsExactly(1L, 2L);
        assertThat(third.files()).extracting(SnapshotFileRef::epoch).containsExactly(1L, 2L);
        assertThat(fourth.files()).extracting(SnapshotFileRef::epoch).containsExactly(4L);
    }

    private static OperatorState draft(
            @Nullable Manifest previous, long epoch, boolean base, long entries) {
        WrittenPart part = new WrittenPart("count", "rows", PartKind.KEYED, base, entries);
        return new ManifestDraft(previous)
                .operator("count", "count", "process", 1, 128, List.of())
                .add(new WrittenSnapshot(0, Manifests.file(1, epoch, 0), List.of(part)))
                .operators()
                .get(0);
    }

    private RestorePlan plan() {
        return RestorePlan.of(MANIFEST, job, Set.of());
    }

    private static RestoreTarget target(String uid, int parallelism, int max, boolean given) {
        return new RestoreTarget(uid, uid, "process", true, true, parallelism, max, given);
    }
}
