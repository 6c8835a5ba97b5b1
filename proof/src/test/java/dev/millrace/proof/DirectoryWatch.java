// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a directory all the time, and requires that what was once seen stays as it was. */
final class DirectoryWatch implements AutoCloseable {
    private static final long PAUSE_NS = 2_000_000;

    private final Path directory;
    private final Map<Path, String> seen = new TreeMap<>(); // of the watching thread, until joined
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Throwable failure; // as seen

    DirectoryWatch(Path directory) {
        this.directory = directory;
        this.thread = new Thread(this::watch, "reader of the output");
        thread.start();
    }

    private void watch() {
        try {
            while (!closed) {
                look();
                LockSupport.parkNanos(PAUSE_NS);
            }
        } catch (Throwable t) {
            failure = t;
        }
    }

    private void look() throws IOException {
        List<Path> visible = visible();
        assertThat(visible).as("files, of which none may be withdrawn").containsAll(seen.keySet());
        for (Path file : visible) {
            String before = seen.get(file);
            if (before == null) {
                String content = Files.readString(file);
                assertThat(content).as("what %s showed first", file).endsWith("\n");
                seen.put(file, content);
            } else {
                assertThat(Files.size(file))
                        .as("size of %s, which was seen", file)
                        .isEqualTo(before.getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }

    private List<Path> visible() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Stops watching; all lines that are there, each file as it was seen first. */
    List<String> lines() throws Exception {
        close();
        if (failure != null) {
            throw new AssertionError("The output changed behind a reader", failure);
        }
        look();
        List<String> lines = new ArrayList<>();
        for (var file : seen.entrySet()) {
            assertThat(Files.readString(file.getKey())).isEqualTo(file.getValue());
            file.getValue().lines().forEach(lines::add);
        }
        return lines;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
