// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import dev.millrace.engine.checkpoint.Claim;
import dev.millrace.engine.checkpoint.Damage;
import dev.millrace.engine.checkpoint.HistoryEntry;
import dev.millrace.engine.checkpoint.HistorySlot;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.PartState;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import dev.millrace.engine.seam.Disk;
import dev.millrace.engine.seam.JdkDisk;
import dev.millrace.engine.snapshot.DamagedSnapshotException;
import dev.millrace.engine.store.CheckpointFiles;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.store.StoredSnapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A directory of checkpoints, or a savepoint, looked at from outside: nothing is changed, no lock
 * is needed, and neither is the job's code. What a running job removes meanwhile is an error by
 * name. Every call reads the disk anew and blocks.
 *
 * <pre>{@code
 * SnapshotDirectory directory = SnapshotDirectory.of(Path.of("checkpoints/orders"));
 * directory.list().forEach(System.out::println);
 * directory.get(directory.newest(), "count", "customer-17").forEach(System.out::println);
 * }</pre>
 */
public final class SnapshotDirectory {
    private final Store store;

    /** A directory on a disk, simulated or not. */
    public SnapshotDirectory(Disk disk, String path) {
        this(new LocalStore(disk, path, RandomGenerator.of("L64X128MixRandom")));
    }

    /** Any store. */
    public SnapshotDirectory(Store store) {
        this.store = store;
    }

    /** A directory of this machine. */
    public static SnapshotDirectory of(Path path) {
        return new SnapshotDirectory(
                new JdkDisk(), path.toAbsolutePath().toString().replace('\\', '/'));
    }

    /** Every checkpoint, the oldest first, and every entry that cannot be read. */
    public List<CheckpointSummary> list() throws IOException {
        List<CheckpointSummary> summaries = new ArrayList<>();
        for (HistorySlot slot : JobHistory.read(store).slots()) {
            if (!(slot.entry() instanceof Claim)) {
                summaries.add(summary(slot));
            }
        }
        return summaries;
    }

    private static CheckpointSummary summary(HistorySlot slot) {
        String name = HistorySlot.name(slot.number());
        HistoryEntry entry = slot.entry();
        if (entry instanceof Manifest manifest) {
            return new CheckpointSummary(
                    name,
                    manifest.epoch(),
                    manifest.generation(),
                    manifest.jobName(),
                    manifest.engineVersion(),
                    manifest.purpose().name(),
                    manifest.takenAtMs(),
                    manifest.files().size(),
                    manifest.sizeBytes(),
                    null);
        }
        Damage damage = slot.damage();
        String message = damage == null ? null : damage.message();
        return new CheckpointSummary(name, 0, 0, "", "", "", 0, 0, 0, message);
    }

    /**
     * The number of the newest checkpoint whose manifest can be read.
     *
     * @throws AbsentException if there is none
     */
    public long newest() throws IOException {
        List<Manifest> manifests = JobHistory.read(store).manifests();
        if (manifests.isEmpty()) {
            throw new AbsentException("there is no checkpoint in " + store.location());
        }
        return manifests.get(0).epoch();
    }

    /**
     * What a checkpoint holds, from the indexes of its files.
     *
     * @throws AbsentException if there is no such checkpoint
     * @throws IOException if one of its files is damaged
     */
    public List<StateSummary> show(long epoch) throws IOException {
        Manifest manifest = manifest(epoch);
        List<StateSummary> summaries = new ArrayList<>();
        for (OperatorState operator : manifest.operators()) {
            Map<String, PartTally> tallies = new LinkedHashMap<>();
            for (PartState part : operator.parts()) {
                PartTally tally =
                        tallies.computeIfAbsent(part.part(), it -> new PartTally(operator, part));
                for (SnapshotFileRef file : part.files()) {
                    tally.add(StoredSnapshots.open(store, file), part);
                }
            }
            tallies.values().forEach(tally -> summaries.add(tally.summary()));
        }
        return summaries;
    }

    /**
     * What a key has.
     *
     * @param uid the operator, by id or name
     * @param key as text: a string or number as it is, anything else as JSON
     */
    public List<StoredEntry> get(long epoch, String uid, String key) throws IOException {
        Manifest manifest = manifest(epoch);
        return new KeySearch(store, operator(manifest, uid), key).run();
    }

    /**
     * Goes through the entries of a part as they stand at a checkpoint: the positions of a source's
     * splits, the items of a list, or all keys. Holds the entries of one part in memory, as JSON.
     *
     * @param uid the operator, by id or name
     */
    public void forEach(long epoch, String uid, String part, Consumer<StoredEntry> action)
            throws IOException {
        OperatorState operator = withPart(manifest(epoch), uid, part);
        new PartContent(store, operator, part).entries().forEach(action);
    }

    /** Hears of the keys of a part, and says when it has enough. */
    @FunctionalInterface
    public interface GroupReader {
        /**
         * The entries of one key group.
         *
         * @return whether to go on with the next
         */
        boolean read(int keyGroup, Collection<StoredEntry> entries);
    }

    /**
     * Goes through the entries of a keyed part, key group by key group. Holds the entries of one
     * group in memory, as JSON.
     *
     * @param uid the operator, by id or name
     * @param fromGroup the first group to read
     */
    public void forEachGroup(long epoch, String uid, String part, int fromGroup, GroupReader reader)
            throws IOException {
        OperatorState operator = withPart(manifest(epoch), uid, part);
        boolean goesOn = true;
        for (int group = fromGroup; goesOn && group < operator.maxParallelism(); group++) {
            PartContent content = new PartContent(store, operator, part).inGroup(group);
            goesOn = reader.read(group, content.entries());
        }
    }

    private static OperatorState withPart(Manifest manifest, String uid, String part)
            throws IOException {
        OperatorState operator = operator(manifest, uid);
        if (operator.parts().stream().noneMatch(it -> it.part().equals(part))) {
            Set<String> parts = new LinkedHashSet<>();
            operator.parts().forEach(it -> parts.add(it.part()));
            throw new AbsentException(
                    "operator " + uid + " has no part \"" + part + "\"; it has " + parts);
        }
        return operator;
    }

    /** As the other, and nobody hears how far it has come. */
    public void diff(
            long epoch, SnapshotDirectory other, long otherEpoch, Consumer<StateDifference> action)
            throws IOException {
        diff(epoch, other, otherEpoch, (done, all) -> {}, action);
    }

    /**
     * The entries that are not the same in two checkpoints. Holds one part of both in memory at a
     * time, as JSON.
     *
     * @param epoch here
     * @param other the directory of the other one, which may be this
     * @param otherEpoch there
     * @param progress hears after each part how many are done, and of how many
     * @param action hears of each difference
     */
    public void diff(
            long epoch,
            SnapshotDirectory other,
            long otherEpoch,
            HowFar progress,
            Consumer<StateDifference> action)
            throws IOException {
        Manifest before = manifest(epoch);
        Manifest after = other.manifest(otherEpoch);
        Map<String, Set<String>> parts = new LinkedHashMap<>();
        for (Manifest manifest : List.of(before, after)) {
            for (OperatorState operator : manifest.operators()) {
                Set<String> names =
                        parts.computeIfAbsent(operator.uid(), it -> new LinkedHashSet<>());
                operator.parts().forEach(part -> names.add(part.part()));
            }
        }
        int all = parts.values().stream().mapToInt(Set::size).sum();
        int done = 0;
        for (Map.Entry<String, Set<String>> operator : parts.entrySet()) {
            for (String part : operator.getValue()) {
                List<StoredEntry> old = content(before, operator.getKey(), part);
                List<StoredEntry> now = other.content(after, operator.getKey(), part);
                PartContent.differences(old, now).forEach(action);
                progress.at(++done, all);
            }
        }
    }

    private List<StoredEntry> content(Manifest manifest, String uid, String part)
            throws IOException {
        Optional<OperatorState> operator = manifest.operator(uid);
        return operator.isEmpty()
                ? List.of()
                : List.copyOf(new PartContent(store, operator.get(), part).entries());
    }

    /** How far something has come that reads much. */
    @FunctionalInterface
    public interface HowFar {
        /** So much is done, of so much. */
        void at(long done, long all);
    }

    /** What is wrong, each a sentence that names the file; every byte is read. */
    public List<String> verify() throws IOException {
        return verify((done, all) -> {});
    }

    /**
     * As the other.
     *
     * @param progress hears after each file how many bytes are read, and of how many; a file that
     *     several checkpoints have is read for each
     */
    public List<String> verify(HowFar progress) throws IOException {
        Set<String> damage = new LinkedHashSet<>();
        List<HistorySlot> slots = JobHistory.read(store).slots();
        long allBytes = slots.stream().mapToLong(SnapshotDirectory::sizeBytes).sum();
        long doneBytes = 0;
        for (HistorySlot slot : slots) {
            if (slot.damage() != null) {
                damage.add(slot.damage().message());
            } else if (slot.entry() instanceof Manifest manifest) {
                for (SnapshotFileRef file : manifest.files()) {
                    verify(manifest, file, damage);
                    doneBytes += file.sizeBytes();
                    progress.at(doneBytes, allBytes);
                }
            }
        }
        return List.copyOf(damage);
    }

    private static long sizeBytes(HistorySlot slot) {
        return slot.entry() instanceof Manifest manifest
                ? manifest.files().stream().mapToLong(SnapshotFileRef::sizeBytes).sum()
                : 0;
    }

    private void verify(Manifest manifest, SnapshotFileRef file, Set<String> damage)
            throws IOException {
        Optional<String> broken = CheckpointFiles.damage(store, file);
        if (broken.isPresent()) {
            damage.add("checkpoint " + manifest.epoch() + ": " + broken.get());
            return;
        }
        try {
            StoredSnapshots.open(store, file).verify();
        } catch (DamagedSnapshotException e) {
            damage.add(String.valueOf(e.getMessage()));
        }
    }

    private Manifest manifest(long epoch) throws IOException {
        List<Manifest> all = JobHistory.read(store).manifests();
        return all.stream()
                .filter(manifest -> manifest.epoch() == epoch)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AbsentException(
                                        "there is no checkpoint "
                                                + epoch
                                                + " in "
                                                + store.location()
                                                + "; there are "
                                                + all.stream().map(Manifest::epoch).toList()));
    }

    private static OperatorState operator(Manifest manifest, String uid) throws IOException {
        return manifest.operators().stream()
                .filter(it -> it.uid().equals(uid) || it.name().equals(uid))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AbsentException(
                                        "checkpoint "
                                                + manifest.epoch()
                                                + " has no operator \""
                                                + uid
                                                + "\"; it has "
                                                + manifest.operators().stream()
                                                        .map(OperatorState::uid)
                                                        .toList()));
    }
}
