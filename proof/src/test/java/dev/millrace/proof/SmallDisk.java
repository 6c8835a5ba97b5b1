// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of 4 MB in memory, mounted for a test; that needs root. */
final class SmallDisk implements AutoCloseable {
    private final Path directory;
    private final Path ballast;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.ballast = directory.resolve(".ballast");
    }

    /** Fails where this user may not mount: then nothing would be tested. */
    static SmallDisk at(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        if (!run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", directory.toString())) {
            throw new AssertionError(
                    "No full disk was tested: this user may not mount a file system; run as root");
        }
        return new SmallDisk(directory);
    }

    /** Takes all the space that is left now. */
    void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast, CREATE, APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    /** Gives back what {@link #fill} has taken. */
    void free() throws IOException {
        Files.delete(ballast);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (!run("umount", directory.toString())) {
            throw new AssertionError(directory + " is still mounted");
        }
    }
}
