// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run goes on from: the newest whole checkpoint, or nothing rather than somebody else's. */
class RestoreChoiceTest {
    private final List<HistorySlot> slots = new ArrayList<>();
    private final List<Long> damaged = new ArrayList<>();

    @Test
    void beginsAnewWhereThereNeverWasACheckpoint() {
        assertThat(decide()).isInstanceOf(RestoreChoice.Fresh.class);
        claim(0);
        assertThat(decide()).isInstanceOf(RestoreChoice.Fresh.class);
    }

    @Test
    void takesTheNewestWholeOne() {
        claim(0);
        manifest(1);
        manifest(2);
        claim(2);
        assertThat(restoredFrom(decide()).epoch()).isEqualTo(2);
        assertThat(((RestoreChoice.From) decide()).passedOver()).isEmpty();
    }

    @Test
    void F18_F20_fallsBackVisiblyWhenTheNewestIsDamaged() {
        claim(0);
        manifest(1);
        manifest(2);
        broken("history/4 has no checksum");
        damaged.add(2L);
        RestoreChoice choice = decide();
        assertThat(restoredFrom(choice).epoch()).isEqualTo(1);
        assertThat(((RestoreChoice.From) choice).passedOver())
                .containsExactly(
                        "history/4 has no checksum", "checkpoint 2: files/g1-e2-p0.snapshot");
    }

    @Test
    void F21_refusesToBeginAnewWhenAllAreDamaged() {
        claim(0);
        manifest(1);
        broken("history/3 is empty");
        damaged.add(1L);
        assertThat(refusal(decide()))
                .contains("/data/job")
                .contains("history/3 is empty")
                .contains("checkpoint 1")
                .contains("savepoint");
    }

    @Test
    void refusesToBeginAnewWhenSomebodyHasRemovedThem() {
        claim(0);
        claim(41);
        assertThat(refusal(decide())).contains("Checkpoint 41").contains("removed");
    }

    @Test
    void F28_refusesWhatANewerEngineWrote() {
        claim(0);
        manifest(1);
        slots.add(
                new HistorySlot(
                        slots.size() + 1,
                        null,
                        new Damage(Damage.Kind.NEWER, "history/3 was written by Millrace 9")));
        assertThat(refusal(decide())).contains("Millrace 9");
    }

    @Test
    void F28_refusesTheDirectoryOfAnotherJobWithBothNamesAndVersions() {
        claim(0);
        manifest(1);
        RestoreChoice choice =
                RestoreChoice.decide(
                        new HistoryView(slots), "payments", "/data/job", it -> List.of());
        assertThat(refusal(choice))
                .contains("\"orders\" (Millrace 0.1.0)")
                .contains("\"payments\" (Millrace " + EngineVersion.CURRENT);
    }

    private RestoreChoice decide() {
        return RestoreChoice.decide(
                new HistoryView(slots),
                "orders",
                "/data/job",
                manifest ->
                        damaged.contains(manifest.epoch())
                                ? List.of("files/g1-e" + manifest.epoch() + "-p0.snapshot")
                                : List.of());
    }

    private void claim(long lastEpoch) {
        add(new Claim("orders", "0.1.0", "run", lastEpoch, 0));
    }

    private void manifest(long epoch) {
        add(Manifests.of(epoch, 1));
    }

    private void add(HistoryEntry entry) {
        slots.add(new HistorySlot(slots.size() + 1, entry, null));
    }

    private void broken(String message) {
        slots.add(new HistorySlot(slots.size() + 1, null, new Damage(Damage.Kind.BROKEN, message)));
    }

    private static Manifest restoredFrom(RestoreChoice choice) {
        assertThat(choice).isInstanceOf(RestoreChoice.From.class);
        return ((RestoreChoice.From) choice).manifest();
    }

    private static String refusal(RestoreChoice choice) {
        assertThat(choice).isInstanceOf(RestoreChoice.Refused.class);
        return ((RestoreChoice.Refused) choice).reason();
    }
}
