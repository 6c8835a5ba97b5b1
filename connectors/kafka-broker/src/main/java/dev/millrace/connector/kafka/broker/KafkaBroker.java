// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka.broker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One real Kafka broker (KRaft, one node) on loopback, as a child process with its own class path.
 *
 * <pre>{@code
 * try (KafkaBroker broker = KafkaBroker.in(directory).with("log.retention.ms", "1000").start()) {
 *     connectTo(broker.bootstrapServers());
 *     broker.kill();
 *     broker.start();
 * }
 * }</pre>
 *
 * <p>It keeps its ports and its data over {@link #kill} and {@link #start}. Not for several threads
 * at once.
 */
public final class KafkaBroker implements AutoCloseable {
    /** Matters only if the broker never starts: a slow machine gets all the time it needs. */
    private static final long START_TIMEOUT_S = 180;

    private static final int LAST_LINES = 40;
    private static final String CLUSTER_ID = "TWlsbHJhY2VUZXN0cw";

    private final Path directory;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private List<String> jvmFlags =
            List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private final Deque<String> lastLines = new ArrayDeque<>(); // guarded by itself
    private @Nullable Process process;

    private KafkaBroker(Path directory) {
        this.directory = directory.toAbsolutePath();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put(
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", this.directory.resolve("data").toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "2");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "2");
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "100");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("broker.session.timeout.ms", "1500");
        properties.put("broker.heartbeat.interval.ms", "300");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.cleaner.enable", "false");
        // Tests write records of 1970, which retention would remove half a minute after the start.
        properties.put("log.retention.ms", "-1");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
    }

    /** A broker that is not started yet and keeps all it writes in {@code directory}. */
    public static KafkaBroker in(Path directory) {
        return new KafkaBroker(directory);
    }

    /** Sets a property of the broker; before it starts. */
    public KafkaBroker with(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** Replaces the flags of its JVM, which keep a broker for tests small; before it starts. */
    public KafkaBroker withJvm(String... flags) {
        jvmFlags = List.of(flags);
        return this;
    }

    /** Starts, and returns when the broker serves. */
    public KafkaBroker start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("The broker runs already");
        }
        try {
            process = launch(writeConfiguration());
            awaitReady(process);
        } catch (IOException e) {
            throw new UncheckedIOException("The broker did not start", e);
        }
        return this;
    }

    /** Where clients connect to. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends the process by signal 9, and returns when it is gone. */
    public void kill() {
        Process running = running();
        running.destroyForcibly();
        int status = waitFor(running);
        if (status != 128 + 9) {
            throw new IllegalStateException("The broker ended by itself, with status " + status);
        }
    }

    /** Stops the process where it stands: it answers nothing until {@link #resume}. */
    public void suspend() {
        signal("STOP");
    }

    /** Lets a suspended process go on. */
    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            waitFor(process);
        }
    }

    private void signal(String name) {
        try {
            String[] command = {"kill", "-" + name, Long.toString(running().pid())};
            int status = waitFor(new ProcessBuilder(command).inheritIO().start());
            if (status != 0) {
                throw new IllegalStateException("kill ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No program 'kill' on this machine", e);
        }
    }

    private Process running() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("The broker does not run" + said());
        }
        return process;
    }

    private Path writeConfiguration() throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("server.properties");
        Properties all = new Properties();
        all.putAll(properties);
        try (var out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
        return file;
    }

    private Process launch(Path configuration) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(
                List.of(
                        "-Xshare:auto",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classPath(),
                        BrokerMain.class.getName(),
                        configuration.toString(),
                        CLUSTER_ID));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String classPath() throws IOException {
        try (InputStream in = KafkaBroker.class.getResourceAsStream("broker.classpath")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The class path of the broker is missing: build millrace-kafka-broker with"
                                + " Maven, which writes it");
            }
            String libraries = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
            return ownClasses() + File.pathSeparator + libraries;
        }
    }

    private static String ownClasses() {
        return Path.of(
                        KafkaBroker.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                .toString();
    }

    /** Reads what the process says, and returns when it says that it is ready. */
    private void awaitReady(Process started) throws IOException {
        synchronized (lastLines) {
            lastLines.clear();
        }
        Thread reading = new Thread(() -> read(started), "broker-output");
        reading.setDaemon(true);
        reading.start();
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_TIMEOUT_S);
        while (!hasSaidReady()) {
            if (System.nanoTime() > deadlineNs || !started.isAlive()) {
                started.destroyForcibly();
                throw new IOException("The broker did not become ready" + said());
            }
        }
    }

    /** Waits a little for it. */
    private boolean hasSaidReady() throws IOException {
        synchronized (lastLines) {
            if (!lastLines.contains(BrokerMain.READY)) {
                try {
                    lastLines.wait(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("Interrupted while the broker started", e);
                }
            }
            return lastLines.contains(BrokerMain.READY);
        }
    }

    private void read(Process started) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            heard("(its output could not be read: " + e + ")");
        }
    }

    private void heard(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == LAST_LINES) {
                lastLines.removeFirst();
            }
            lastLines.add(line);
            lastLines.notifyAll();
        }
    }

    private String said() {
        synchronized (lastLines) {
            return "; it said:\n" + String.join("\n", lastLines);
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process ended", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }
}
