// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something of the JDK that code may not touch.
 *
 * @param owner the class it belongs to, or a package with all it holds if it ends in {@code .}, or
 *     {@code *} for any
 * @param member its name, a prefix of it if it ends in {@code *}, {@code <init>} for constructors
 * @param reason what breaks when it is used, and what to use in its place
 */
record Ban(String owner, String member, String reason) {
    private static final String CLOCK =
            "the time of a simulated job is virtual: ask the seam's clock";
    private static final String THREADS =
            "a simulated job has one thread: ask the seam for work to be run";
    private static final String CHANCE =
            "a run must repeat from its seed: ask the seam for random numbers";
    private static final String FILES =
            "the disk is reached through the seam, so that faults can be simulated";
    private static final String NETWORK =
            "the network is reached through the seam, so that faults can be simulated";
    private static final String CONSOLE =
            "the console belongs to the program that embeds the engine: log or throw";

    /** What makes a run depend on the moment, on luck or on how threads are scheduled. */
    static final List<Ban> OF_WHAT_CANNOT_BE_REPEATED =
            List.of(
                    new Ban("java.lang.System", "currentTimeMillis", CLOCK),
                    new Ban("java.lang.System", "nanoTime", CLOCK),
                    new Ban("java.time.Clock", "*", CLOCK),
                    new Ban("java.time.", "now", CLOCK),
                    new Ban("java.lang.Thread", "<init>", THREADS),
                    new Ban("java.lang.Thread", "sleep", THREADS),
                    new Ban("java.util.Timer", "*", THREADS),
                    new Ban("java.util.concurrent.Executors", "*", THREADS),
                    new Ban("java.util.concurrent.ForkJoinPool", "*", THREADS),
                    new Ban("java.util.concurrent.ThreadPoolExecutor", "<init>", THREADS),
                    new Ban("java.util.concurrent.ScheduledThreadPoolExecutor", "<init>", THREADS),
                    new Ban("java.util.concurrent.CompletableFuture", "supplyAsync", THREADS),
                    new Ban("java.util.concurrent.CompletableFuture", "runAsync", THREADS),
                    new Ban("java.util.concurrent.locks.LockSupport", "park*", THREADS),
                    new Ban("*", "parallelStream", THREADS),
                    new Ban("java.util.stream.", "parallel", THREADS),
                    new Ban("java.lang.Math", "random", CHANCE),
                    new Ban("java.util.Random", "<init>", CHANCE),
                    new Ban("java.util.SplittableRandom", "<init>", CHANCE),
                    new Ban("java.util.concurrent.ThreadLocalRandom", "*", CHANCE),
                    new Ban("java.security.SecureRandom", "*", CHANCE),
                    new Ban("java.util.UUID", "randomUUID", CHANCE));

    /** What reaches out of the process. */
    static final List<Ban> OF_THE_WORLD_OUTSIDE =
            List.of(
                    new Ban("java.io.File", "*", FILES),
                    new Ban("java.io.FileInputStream", "*", FILES),
                    new Ban("java.io.FileOutputStream", "*", FILES),
                    new Ban("java.io.FileReader", "*", FILES),
                    new Ban("java.io.FileWriter", "*", FILES),
                    new Ban("java.io.RandomAccessFile", "*", FILES),
                    new Ban("java.nio.file.Files", "*", FILES),
                    new Ban("java.nio.channels.", "open", FILES),
                    new Ban("java.net.Socket", "*", NETWORK),
                    new Ban("java.net.ServerSocket", "*", NETWORK),
                    new Ban("java.net.DatagramSocket", "*", NETWORK),
                    new Ban("java.net.URL", "open*", NETWORK),
                    new Ban("java.net.http.", "*", NETWORK),
                    new Ban("java.lang.System", "out", CONSOLE),
                    new Ban("java.lang.System", "err", CONSOLE),
                    new Ban("*", "printStackTrace", CONSOLE));

    boolean covers(JavaAccess<?> access) {
        return coversOwner(access.getTargetOwner().getName()) && coversMember(access.getName());
    }

    private boolean coversOwner(String name) {
        return owner.equals("*")
                || owner.equals(name)
                || (owner.endsWith(".") && name.startsWith(owner));
    }

    private boolean coversMember(String name) {
        return member.endsWith("*")
                ? name.startsWith(member.substring(0, member.length() - 1))
                : member.equals(name);
    }

    static List<Ban> all() {
        return Stream.concat(OF_WHAT_CANNOT_BE_REPEATED.stream(), OF_THE_WORLD_OUTSIDE.stream())
                .toList();
    }

    /** The reasons a class must not make an access, or an empty text when it may. */
    static String reasonsAgainst(JavaAccess<?> access, List<Ban> bans) {
        return bans.stream()
                .filter(ban -> ban.covers(access))
                .map(Ban::reason)
                .collect(joining("; "));
    }
}
