// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.engine.checkpoint.Claim;
import dev.millrace.engine.checkpoint.HistorySlot;
import dev.millrace.engine.checkpoint.HistoryView;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.SnapshotFileName;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StoredEntry;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Looks at checkpoints from outside when no process runs, and compares them with what is visible.
 */
final class CheckpointAudit {
    /** Garbage may outlive its checkpoint by so many others, and not for ever. */
    private static final int GARBAGE_EPOCHS = 4;

    private final SimulationPlan plan;
    private final SimulatedDisk disk;
    private final OutsideSystem outsideSystem;
    private final Witness witness;

    CheckpointAudit(
            SimulationPlan plan, SimulatedDisk disk, OutsideSystem outsideSystem, Witness witness) {
        this.plan = plan;
        this.disk = disk;
        this.outsideSystem = outsideSystem;
        this.witness = witness;
    }

    /**
     * Between two processes.
     *
     * @param stopped whether the job has ended with a savepoint: then all that it has is visible
     */
    void afterProcess(Home home, boolean stopped) {
        try {
            HistoryView history = JobHistory.read(store(home.directory()));
            requireOneWriter(history);
            requireWhole(home.directory());
            Optional<String> newest = newest(home, history);
            if (newest.isPresent() && hasOpenCalls(newest.get())) {
                witness.saw(Happening.CALLS_OPEN_AT_A_CHECKPOINT);
            }
            for (int source = 0; source < plan.inputs().size(); source++) {
                Map<Integer, Integer> positions = new HashMap<>();
                if (newest.isPresent() && witness.first() == null) {
                    positions = positions(newest.get(), source);
                }
                requireCut(source, positions, stopped);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasOpenCalls(String at) throws IOException {
        return JobHistory.read(store(at)).manifests().get(0).operators().stream()
                .flatMap(it -> it.parts().stream())
                .anyMatch(it -> it.part().equals("calls") && !it.files().isEmpty());
    }

    /** Where the checkpoint is that the next process begins from. */
    private static Optional<String> newest(Home home, HistoryView history) {
        return history.manifests().isEmpty()
                ? Optional.ofNullable(home.begunFrom()).map(Path::toString)
                : Optional.of(home.directory());
    }

    /** A savepoint is its owner's: it stays whole, and what it says of itself holds. */
    void savepoint(Path directory) {
        try {
            requireWhole(directory.toString());
            for (int source = 0; source < plan.inputs().size(); source++) {
                if (witness.first() == null) {
                    positions(directory.toString(), source);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireWhole(String directory) throws IOException {
        List<String> damage = new SnapshotDirectory(disk.mount(), directory).verify();
        witness.require(damage.isEmpty(), Invariant.I10, directory + ": " + damage);
    }

    /**
     * After the job's end.
     *
     * @param completed how many checkpoints the last process has completed
     */
    void atTheEnd(Home home, long completed) {
        try {
            if (completed > GARBAGE_EPOCHS) {
                requireNoGarbage(store(home.directory()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Store store(String directory) {
        return new LocalStore(disk.mount(), directory, new SplittableRandom(1));
    }

    /** No checkpoint stands behind the claim of a run that came after the one that took it. */
    private void requireOneWriter(HistoryView history) {
        long claim = 0;
        for (HistorySlot slot : history.slots()) {
            if (slot.entry() instanceof Claim) {
                claim = slot.number();
            } else if (slot.entry() instanceof Manifest manifest && claim != 0) {
                witness.require(
                        manifest.generation() == claim,
                        Invariant.I9,
                        "run "
                                + manifest.generation()
                                + " took checkpoint "
                                + manifest.epoch()
                                + " after run "
                                + claim
                                + " had begun");
            }
        }
    }

    /** How far each split is read, as far as the checkpoint tells; compared with its state. */
    private Map<Integer, Integer> positions(String at, int source) throws IOException {
        SnapshotDirectory directory = new SnapshotDirectory(disk.mount(), at);
        Manifest manifest = JobHistory.read(store(at)).manifests().get(0);
        Map<Integer, Integer> positions = new HashMap<>();
        int dealt = 0;
        for (StoredEntry entry :
                entries(directory, manifest, Program.source(source), "enumerator")) {
            dealt = Objects.requireNonNull(entry.values().get("state")).get("splits").asInt();
        }
        for (int split = 0; split < dealt; split++) {
            positions.put(split, plan.inputs().get(source).records());
        }
        Set<Integer> unfinished = new HashSet<>();
        for (StoredEntry entry : entries(directory, manifest, Program.source(source), "splits")) {
            JsonNode split = Objects.requireNonNull(entry.values().get("split"));
            unfinished.add(split.get("number").asInt());
            positions.put(split.get("number").asInt(), split.get("position").asInt());
        }
        Map<Integer, long[]> audited = audited(directory, manifest, source);
        for (int split : unfinished) {
            long read = positions.getOrDefault(split, 0);
            long[] state = audited.getOrDefault(split, new long[2]);
            witness.require(
                    state[0] == read && state[1] == read * (read - 1) / 2,
                    Invariant.I12,
                    "checkpoint "
                            + manifest.epoch()
                            + ": split "
                            + split
                            + " of source "
                            + source
                            + " is read up to "
                            + read
                            + ", and the state reflects "
                            + state[0]
                            + " records whose positions make "
                            + state[1]);
        }
        long counted = audited.values().stream().mapToLong(it -> it[0]).sum();
        requireSum(directory, manifest, source, "splitLists", Tally.dealt().getName(), counted);
        requireSum(directory, manifest, source, "unionLists", Tally.shared().getName(), counted);
        return positions;
    }

    /** The items of a list, whoever has them, make what the keys of the operator make. */
    private void requireSum(
            SnapshotDirectory directory,
            Manifest manifest,
            int source,
            String part,
            String list,
            long counted)
            throws IOException {
        long sum = 0;
        for (StoredEntry entry : entries(directory, manifest, Program.audit(source), part)) {
            sum += Objects.requireNonNull(entry.values().get(list)).asLong();
        }
        witness.require(
                sum == counted,
                Invariant.I12,
                "checkpoint "
                        + manifest.epoch()
                        + ": "
                        + part
                        + " of source "
                        + source
                        + " make "
                        + sum
                        + ", and its keys "
                        + counted);
    }

    private static Map<Integer, long[]> audited(
            SnapshotDirectory directory, Manifest manifest, int source) throws IOException {
        Map<Integer, long[]> audited = new HashMap<>();
        for (StoredEntry entry : entries(directory, manifest, Program.audit(source), "keyed")) {
            audited.put(
                    Objects.requireNonNull(entry.key()).asInt(),
                    new long[] {
                        Objects.requireNonNull(entry.values().get("count")).asLong(),
                        Objects.requireNonNull(entry.values().get("positions")).asLong()
                    });
        }
        return audited;
    }

    private static List<StoredEntry> entries(
            SnapshotDirectory directory, Manifest manifest, String uid, String part)
            throws IOException {
        List<StoredEntry> entries = new ArrayList<>();
        boolean there =
                manifest.operator(uid).map(OperatorState::parts).orElse(List.of()).stream()
                        .anyMatch(it -> it.part().equals(part));
        if (there) {
            directory.forEach(manifest.epoch(), uid, part, entries::add);
        }
        return entries;
    }

    /** What a source's sink shows is each split from its beginning on, up to the checkpoint. */
    private void requireCut(int source, Map<Integer, Integer> positions, boolean whole) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (Item item : outsideSystem.visible(Program.trace(source))) {
            int split = Input.splitOf(item.value());
            int expected = seen.getOrDefault(split, 0);
            witness.require(
                    Input.positionOf(item.value()) == expected,
                    Invariant.I1,
                    "source " + source + ": " + item + " where record " + expected + " is due");
            seen.put(split, expected + 1);
        }
        if (whole) {
            witness.require(
                    positions.entrySet().stream()
                            .allMatch(
                                    it -> it.getValue().equals(seen.getOrDefault(it.getKey(), 0))),
                    Invariant.I3,
                    seen
                            + " records of the splits of source "
                            + source
                            + " are visible after a stop with a savepoint that has "
                            + positions);
        }
        seen.forEach(
                (split, count) ->
                        witness.require(
                                count <= positions.getOrDefault(split, 0),
                                Invariant.I3,
                                count
                                        + " records of split "
                                        + split
                                        + " of source "
                                        + source
                                        + " are visible, and the newest checkpoint has "
                                        + positions.getOrDefault(split, 0)));
    }

    private void requireNoGarbage(Store store) throws IOException {
        HistoryView history = JobHistory.read(store);
        Set<String> referredTo = new HashSet<>();
        history.manifests().stream()
                .flatMap(it -> it.files().stream())
                .map(SnapshotFileRef::name)
                .forEach(referredTo::add);
        long oldest = history.lastEpoch() - GARBAGE_EPOCHS;
        for (StoredObject file : store.list(SnapshotFileName.prefix())) {
            boolean old =
                    SnapshotFileName.parse(file.name()).map(it -> it.epoch() < oldest).orElse(true);
            witness.require(
                    !old || referredTo.contains(file.name()),
                    Invariant.I10,
                    file.name() + " is there and no checkpoint needs it");
        }
    }
}
