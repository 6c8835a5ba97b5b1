// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that outlives the simulated processes which {@link #mount} it. What was not
 * synced is lost or torn when the power fails; calls fail, space ends and bits rot as the test says
 * or the seed draws. Every call is in {@link #operations}, so that a crash can be placed before any
 * of them. For one thread.
 *
 * <pre>{@code
 * SimulatedDisk disk = new SimulatedDisk(random);
 * disk.crashBefore(17);
 * // run something on disk.mount() until SimulatedCrash
 * disk.losePower();
 * // and look at what a new disk.mount() finds
 * }</pre>
 */
public final class SimulatedDisk {
    private static final long NEVER = Long.MAX_VALUE;

    private final RandomGenerator random;
    private final TreeMap<String, SimulatedNames> directories = new TreeMap<>();
    private final Map<String, SimulatedMount> locks = new HashMap<>();
    private final List<DiskOperation> operations = new ArrayList<>();
    private final Map<Long, DiskFault> planned = new HashMap<>();
    private final Map<DiskFault, Integer> chances = new TreeMap<>();
    private final Map<DiskFault, Integer> struck = new TreeMap<>();
    private SimulatedMount mounted = new SimulatedMount(this);
    private long capacityBytes = NEVER;
    private long crashBefore = NEVER;
    private long slownessNs;
    private boolean readOnly;
    private boolean crashed;

    /** Begins with an empty root directory; all luck is drawn from {@code random}. */
    public SimulatedDisk(RandomGenerator random) {
        this.random = random;
        directories.put("", new SimulatedNames());
    }

    /** The disk as the processes see it that run until the next crash. */
    public Disk mount() {
        return mounted;
    }

    /** The number of the next call. */
    public long nextOperation() {
        return operations.size();
    }

    /** All calls so far. */
    public List<DiskOperation> operations() {
        return List.copyOf(operations);
    }

    /** The process ends just before the call of this number. */
    public void crashBefore(long operation) {
        crashBefore = operation;
    }

    /** The call of this number meets {@code fault}, if it is one that it can strike. */
    public void failAt(long operation, DiskFault fault) {
        planned.put(operation, fault);
    }

    /** From now on {@code fault} strikes each call it can with this chance in a thousand. */
    public void failOften(DiskFault fault, int perThousand) {
        chances.put(fault, perThousand);
    }

    /** How often {@code fault} has struck: a fault that did not was not tested. */
    public int struck(DiskFault fault) {
        return struck.getOrDefault(fault, 0);
    }

    /** More than this cannot be on the disk at once. */
    public void capacity(long bytes) {
        capacityBytes = bytes;
    }

    public void readOnly(boolean on) {
        readOnly = on;
    }

    /** Blocking work takes up to this much longer. */
    public void slowness(long ns) {
        slownessNs = ns;
    }

    long drawSlownessNs() {
        return slownessNs == 0 ? 0 : random.nextLong(slownessNs);
    }

    /** The processes are gone; what they had written, synced or not, is there. */
    public void kill() {
        crashBefore = NEVER;
        crashed = false;
        mounted.end();
        locks.clear();
        mounted = new SimulatedMount(this);
    }

    /** Whether the call was reached before which the process was to end. */
    boolean isCrashed() {
        return crashed;
    }

    /** Locks are let go of though their owners live, as a file server does with a lease. */
    public void loseLocks() {
        locks.clear();
    }

    /** As {@link #kill}, and what was not synced is lost, wholly or in part. */
    public void losePower() {
        kill();
        directories.values().forEach(names -> names.losePower(random));
        directories.keySet().removeIf(path -> !path.isEmpty() && !reachable(path));
        for (SimulatedNames names : directories.values()) {
            for (SimulatedFile file : names.files().values()) {
                if (file != SimulatedNames.DIRECTORY) {
                    file.losePower(random);
                }
            }
        }
    }

    /** The bytes of every file, by path. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        directories.forEach(
                (directory, names) ->
                        names.files()
                                .forEach(
                                        (name, file) -> {
                                            if (file != SimulatedNames.DIRECTORY) {
                                                files.put(directory + "/" + name, file.bytes());
                                            }
                                        }));
        return files;
    }

    /** Puts a file there or changes one, behind the back of everybody, and for good. */
    public void plant(String path, byte[] bytes) {
        SimulatedNames there = directories.get(directoryOf(path));
        SimulatedNames names = there == null ? newDirectory(directoryOf(path)) : there;
        SimulatedFile file = names.files().get(nameOf(path));
        SimulatedFile planted = file == null ? new SimulatedFile() : file;
        planted.overwrite(bytes);
        if (file == null) {
            names.files().put(nameOf(path), planted);
            names.sync();
        }
    }

    /** Turns one bit of a file that is not empty, drawn from the seed; says which. */
    public String rot(String path) {
        byte[] bytes = files().getOrDefault(path, new byte[0]);
        int bit = random.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        plant(path, bytes);
        return path + " bit " + bit;
    }

    /** Notes a call and fails it if it is to fail. */
    @Nullable DiskFault begin(DiskOperation.Kind kind, String path) throws IOException {
        long number = operations.size();
        if (number >= crashBefore) {
            mounted.end();
            crashed = true;
            throw new SimulatedCrash("before disk operation " + number + ": " + kind + " " + path);
        }
        operations.add(new DiskOperation(number, kind, path));
        DiskFault fault = readOnly ? DiskFault.EROFS : drawFault(number, kind);
        if (fault == null || !fault.strikes(kind)) {
            return null;
        }
        struck.merge(fault, 1, Integer::sum);
        boolean partly = fault == DiskFault.SYNC_LOST || fault == DiskFault.ENOSPC;
        if (partly && (kind == DiskOperation.Kind.SYNC || kind == DiskOperation.Kind.APPEND)) {
            return fault;
        }
        throw failure(fault, path);
    }

    static IOException failure(DiskFault fault, String path) {
        return new FileSystemException(path, null, fault.message());
    }

    private @Nullable DiskFault drawFault(long number, DiskOperation.Kind kind) {
        DiskFault plan = planned.get(number);
        if (plan != null) {
            return plan;
        }
        for (Map.Entry<DiskFault, Integer> chance : chances.entrySet()) {
            if (chance.getKey().strikes(kind) && random.nextInt(1000) < chance.getValue()) {
                return chance.getKey();
            }
        }
        return null;
    }

    /** How many of {@code wanted} bytes there is room for; all of them, as a rule. */
    int room(int wanted) {
        if (wanted <= freeBytes()) {
            return wanted;
        }
        struck.merge(DiskFault.ENOSPC, 1, Integer::sum);
        return (int) Math.max(0, freeBytes());
    }

    /** How much of a write that finds no room still arrives. */
    int drawPart(int length) {
        return length == 0 ? 0 : random.nextInt(length);
    }

    long freeBytes() {
        if (capacityBytes == NEVER) {
            return NEVER;
        }
        long used = files().values().stream().mapToLong(bytes -> bytes.length).sum();
        return capacityBytes - used;
    }

    Map<String, SimulatedMount> locks() {
        return locks;
    }

    SimulatedNames names(String directory) throws NoSuchFileException {
        SimulatedNames names = directories.get(directory.equals("/") ? "" : directory);
        if (names == null) {
            throw new NoSuchFileException(directory);
        }
        return names;
    }

    boolean isDirectory(String path) {
        return directories.containsKey(path);
    }

    void makeDirectory(String path) throws IOException {
        if (!directories.containsKey(path)) {
            makeDirectory(directoryOf(path));
            names(directoryOf(path)).add(nameOf(path), path, SimulatedNames.DIRECTORY);
            directories.put(path, new SimulatedNames());
        }
    }

    private SimulatedNames newDirectory(String path) {
        try {
            makeDirectory(path);
            SimulatedNames made = names(path);
            names(directoryOf(path)).sync();
            return made;
        } catch (IOException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private boolean reachable(String path) {
        if (path.isEmpty()) {
            return true;
        }
        SimulatedNames above = directories.get(directoryOf(path));
        return above != null
                && above.find(nameOf(path)) == SimulatedNames.DIRECTORY
                && reachable(directoryOf(path));
    }

    static String directoryOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
