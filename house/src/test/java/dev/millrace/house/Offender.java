// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Breaks every ban once, and is never run: shows that each ban sees what it forbids. */
final class Offender {
    private Offender() {}

    static List<Object> readsClocks() {
        return List.of(
                System.currentTimeMillis(), System.nanoTime(), Clock.systemUTC(), Instant.now());
    }

    interface Nap {
        void take(long ms) throws InterruptedException;
    }

    static Nap naps() {
        return Thread::sleep;
    }

    static List<Object> startsThreads(Runnable work) {
        LockSupport.park();
        List.of().parallelStream();
        return List.of(
                new Thread(work),
                new Timer(),
                Executors.newCachedThreadPool(),
                ForkJoinPool.commonPool(),
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()),
                new ScheduledThreadPoolExecutor(1),
                CompletableFuture.supplyAsync(() -> 1),
                CompletableFuture.runAsync(work),
                Stream.of(1).parallel());
    }

    static List<Object> throwsDice() {
        return List.of(
                Math.random(),
                new Random(),
                new SplittableRandom(),
                ThreadLocalRandom.current(),
                new SecureRandom(),
                UUID.randomUUID());
    }

    static List<Object> opensFiles(String name) throws Exception {
        return List.of(
                new File(name),
                new FileInputStream(name),
                new FileOutputStream(name),
                new FileReader(name, StandardCharsets.UTF_8),
                new FileWriter(name, StandardCharsets.UTF_8),
                new RandomAccessFile(name, "r"),
                Files.exists(Path.of(name)));
    }

    static List<Object> opensSockets(URL url) throws Exception {
        return List.of(
                SocketChannel.open(),
                new Socket(),
                new ServerSocket(),
                new DatagramSocket(),
                url.openStream(),
                HttpClient.newHttpClient());
    }

    static void talks(Exception e) {
        System.out.println(e);
        System.err.println(e);
        e.printStackTrace();
    }
}
