// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.RestorePiece;
import dev.millrace.engine.checkpoint.RestorePlan;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.store.StoredSnapshots;
import dev.millrace.engine.wire.Serializers;
import dev.millrace.engine.wire.WriteTrial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a run goes on from: reads the state of its participants. Blocks; for any thread. */
abstract class RestoredRun implements RunStorage {
    /** What the run goes on from. */
    record Restored(Store store, RestorePlan mapping) {}

    private final Plan plan;
    private final Serializers serializers;
    private final @Nullable Restored restored;
    private final List<ParticipantPlace> places;

    RestoredRun(Plan plan, Serializers serializers, @Nullable Restored restored) {
        this.plan = plan;
        this.serializers = serializers;
        this.restored = restored;
        this.places = ParticipantPlace.all(plan);
    }

    final ParticipantPlace place(int participant) {
        return places.get(participant);
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public void requireAllTaken(Map<String, Set<String>> parts) {
        if (restored == null) {
            return;
        }
        List<String> left = new ArrayList<>();
        for (OperatorState state : restored.mapping.taken().values()) {
            Set<String> untaken = new TreeSet<>(state.partsToKeep());
            untaken.removeAll(parts.getOrDefault(state.uid(), Set.of()));
            if (!untaken.isEmpty()) {
                left.add(
                        "operator "
                                + state.uid()
                                + " does not keep any more what the checkpoint has of it: "
                                + String.join(", ", untaken));
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "Job '"
                            + plan.jobName()
                            + "' cannot go on from checkpoint "
                            + restoredEpoch()
                            + " in "
                            + restored.store.location()
                            + ": "
                            + String.join("; ", left)
                            + ". Give it another uid, and allow the old one to be left behind with"
                            + " allowDropped(...)");
        }
    }

    @Override
    public long restoredEpoch() {
        return restored == null ? 0 : restored.mapping.manifest().epoch();
    }

    @Override
    public boolean isDrained(int participant) {
        ParticipantPlace place = places.get(participant);
        OperatorState state = stateOf(place.task().head().uid());
        if (state == null || place.enumerator()) {
            return false;
        }
        return state.parallelism() == place.parallelism()
                ? state.drained().contains(place.index())
                : state.drained().size() == state.parallelism();
    }

    private @Nullable OperatorState stateOf(String uid) {
        return restored == null ? null : restored.mapping.taken().get(uid);
    }

    @Override
    public List<EntryCursor> piecesOf(int participant, NamedPart part) throws IOException {
        OperatorState state = stateOf(part.uid());
        if (restored == null || state == null) {
            return List.of();
        }
        ParticipantPlace place = places.get(participant);
        List<RestorePiece> pieces =
                restored
                        .mapping
                        .pieces(
                                part.uid(),
                                subtaskOf(place),
                                place.parallelism(),
                                part.part().schema().name())
                        .stream()
                        .filter(
                                piece ->
                                        part.outlivesInput()
                                                || !state.drained().contains(piece.fromSubtask()))
                        .toList();
        return StoredSnapshots.cursors(
                restored.store,
                part.uid(),
                pieces,
                StoredSnapshots.ValueDecoders.intoClasses(classLoader(), serializers));
    }

    static ClassLoader classLoader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
    }

    static int subtaskOf(ParticipantPlace place) {
        return place.enumerator() ? OperatorState.COORDINATOR : place.index();
    }

    @Override
    public WriteTrial trial() {
        return new WriteTrial(serializers);
    }
}
