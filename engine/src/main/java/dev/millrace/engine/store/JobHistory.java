// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.checkpoint.Claim;
import dev.millrace.engine.checkpoint.Damage;
import dev.millrace.engine.checkpoint.DamagedException;
import dev.millrace.engine.checkpoint.EngineVersion;
import dev.millrace.engine.checkpoint.Generations;
import dev.millrace.engine.checkpoint.HistoryEntry;
import dev.millrace.engine.checkpoint.HistorySlot;
import dev.millrace.engine.checkpoint.HistoryView;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.ManifestFormat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A run's hold on the history of its job: claims the next generation and puts manifests. All calls
 * block; one thread at a time.
 *
 * <pre>{@code
 * JobHistory history = JobHistory.claim(store, "orders", nowMs, random, false);
 * RestoreChoice choice = RestoreChoice.decide(history.before(), "orders", ...);
 * history.append(manifest);
 * }</pre>
 */
public final class JobHistory {
    /** An entry of this size is none of ours; it is not read into memory. */
    private static final long MOST_BYTES = 1L << 29;

    private final Store store;
    private final String jobName;

    /** What tells the claims of this process from those of others. */
    private final String claimant;

    private final HistoryView before;
    private final long generation;
    private long last;

    private JobHistory(
            Store store, String jobName, String claimant, HistoryView before, long generation) {
        this.store = store;
        this.jobName = jobName;
        this.claimant = claimant;
        this.before = before;
        this.generation = generation;
        this.last = generation;
    }

    /**
     * Begins a run: bars every earlier one.
     *
     * @param nowMs wall clock
     * @param random draws what tells the runs of this process from others
     * @param force whether to go on although another living process owns the store; that one can
     *     write no more from then on
     * @throws StoreInUseException if one does, and {@code force} is false
     */
    public static JobHistory claim(
            Store store, String jobName, long nowMs, RandomGenerator random, boolean force)
            throws IOException {
        if (!force) {
            own(store);
        }
        String claimant = HexFormat.of().toHexDigits(random.nextLong());
        return claim(store, jobName, claimant, nowMs, Long.MAX_VALUE);
    }

    /**
     * Begins the next run of the same process, after one that failed.
     *
     * @param nowMs wall clock
     * @throws FencedException if another process has begun a run meanwhile: that one goes on
     */
    public JobHistory next(long nowMs) throws IOException {
        return claim(store, jobName, claimant, nowMs, generation);
    }

    /**
     * @param own the last generation that was this process's own, or the greatest there can be if
     *     whoever came before is to be barred
     */
    private static JobHistory claim(
            Store store, String jobName, String claimant, long nowMs, long own) throws IOException {
        while (true) {
            HistoryView seen = read(store);
            requireNobodyAfter(own, claimant, seen, store);
            long number = Generations.next(seen);
            Claim claim =
                    new Claim(jobName, EngineVersion.CURRENT, claimant, seen.lastEpoch(), nowMs);
            if (put(store, number, ManifestFormat.write(claim)) == Generations.Outcome.PUT) {
                return new JobHistory(store, jobName, claimant, seen, number);
            }
        }
    }

    private static void requireNobodyAfter(long own, String claimant, HistoryView seen, Store store)
            throws FencedException {
        for (HistorySlot slot : seen.slots()) {
            if (slot.number() > own
                    && slot.entry() instanceof Claim claim
                    && !claim.run().equals(claimant)) {
                throw new FencedException(
                        store.location(),
                        own,
                        HistorySlot.name(slot.number()) + " is another run's");
            }
        }
    }

    /**
     * Keeps other processes from the store until it is closed; writes no entry.
     *
     * @throws StoreInUseException if one uses it
     */
    public static void own(Store store) throws IOException {
        if (!store.own()) {
            throw new StoreInUseException(store.location());
        }
    }

    /** What was there when the run began; all of it lasts since the claim was put. */
    public HistoryView before() {
        return before;
    }

    /** The fencing number of the run. */
    public long generation() {
        return generation;
    }

    /**
     * Makes a checkpoint exist.
     *
     * <p>Where it goes may be taken by an earlier manifest of this run whose outcome was not known
     * when it was given up: then that one exists, and this one goes after it. Until the next call
     * of this method has returned, nothing may be removed that the earlier one refers to.
     *
     * @throws FencedException if a later run has begun
     * @throws OutcomeUnknownException if it may exist or not: the same call is to be made again, or
     *     one with a later manifest
     * @throws IOException if it does not exist; the run may go on
     */
    public void append(Manifest manifest) throws IOException {
        if (manifest.generation() != generation) {
            throw new IllegalArgumentException(
                    "a manifest of run " + manifest.generation() + " in run " + generation);
        }
        byte[] wanted = ManifestFormat.write(manifest);
        while (put(store, last + 1, wanted) == Generations.Outcome.TAKEN) {
            requireOwnAt(last + 1);
            last++;
        }
        last++;
    }

    /** Settles an entry in the way: it is this run's, given up in doubt, or this run is fenced. */
    private void requireOwnAt(long number) throws IOException {
        String name = HistorySlot.name(number);
        byte[] found = readBack(store, name);
        if (found.length == 0 || !isOwn(found, store.location() + "/" + name)) {
            throw new FencedException(store.location(), generation, name + " is another run's");
        }
    }

    private boolean isOwn(byte[] entry, String where) throws IOException {
        try {
            return ManifestFormat.read(entry, where) instanceof Manifest manifest
                    && manifest.generation() == generation;
        } catch (DamagedException e) {
            throw new IOException(
                    "the next manifest has no place, and whose entry is there cannot be told", e);
        }
    }

    private static Generations.Outcome put(Store store, long number, byte[] wanted)
            throws IOException {
        String name = HistorySlot.name(number);
        boolean put = store.putIfAbsent(name, wanted);
        byte[] found = new byte[0];
        if (!put) {
            found = readBack(store, name);
        }
        return Generations.decide(put, wanted, found);
    }

    /** What is there in place of ours, and may even have been collected since. */
    private static byte[] readBack(Store store, String name) throws IOException {
        try {
            return store.read(name, 0, (int) Math.min(store.size(name), MOST_BYTES));
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new OutcomeUnknownException(name, e);
        }
    }

    /** Reads the history of a store, whoever owns it. */
    public static HistoryView read(Store store) throws IOException {
        List<HistorySlot> slots = new ArrayList<>();
        for (StoredObject object : store.list(HistorySlot.prefix())) {
            long number = HistorySlot.number(object.name());
            if (number > 0) {
                read(store, object, number, slots);
            }
        }
        return new HistoryView(slots);
    }

    private static void read(Store store, StoredObject object, long number, List<HistorySlot> slots)
            throws IOException {
        String where = store.location() + "/" + object.name();
        try {
            if (object.sizeBytes() > MOST_BYTES) {
                throw DamagedException.broken(where + " has " + object.sizeBytes() + " bytes");
            }
            byte[] bytes = store.read(object.name(), 0, (int) object.sizeBytes());
            HistoryEntry entry = ManifestFormat.read(bytes, where);
            slots.add(new HistorySlot(number, entry, null));
        } catch (DamagedException e) {
            slots.add(new HistorySlot(number, null, e.damage()));
        } catch (EOFException e) {
            slots.add(
                    new HistorySlot(
                            number, null, new Damage(Damage.Kind.BROKEN, where + " was cut off")));
        } catch (NoSuchFileException e) {
            // collected since the list was made
        }
    }
}
