// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.engine.seam.SimulatedDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A directory of checkpoints by somebody who means no good and knows the format: whatever is
 * changed in it, all lengths and checksums are right again, so that what lies behind them is
 * reached.
 */
final class ForgedDirectory {
    private static final int FRAME_BYTES = 24;
    private static final int END_BYTES = 24;
    private static final String ROOT = "/data/forged";

    private final Map<String, byte[]> files = new TreeMap<>();

    private ForgedDirectory(Map<String, byte[]> files) {
        this.files.putAll(files);
    }

    /** As it was written. */
    static ForgedDirectory of(Path directory) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ForgedDirectory(files);
    }

    ForgedDirectory copy() {
        return new ForgedDirectory(files);
    }

    List<String> names(String folder) {
        return files.keySet().stream().filter(name -> name.startsWith(folder)).toList();
    }

    /** Anything, without right checksums. */
    void change(String name, UnaryOperator<byte[]> change) {
        files.computeIfPresent(name, (key, bytes) -> change.apply(bytes.clone()));
    }

    /** The JSON of an entry of the history. */
    void changeEntry(String name, UnaryOperator<byte[]> change) {
        change(
                name,
                bytes -> {
                    int json = indexOf(bytes, (byte) '\n') + 1;
                    return entry(
                            bytes, change.apply(Arrays.copyOfRange(bytes, json, bytes.length)));
                });
    }

    /** The header or the body of a block of a snapshot file, and what manifests say of the file. */
    void changeBlock(String name, int block, boolean header, UnaryOperator<byte[]> change) {
        byte[] before = files.get(name);
        change(name, bytes -> file(bytes, block, header, change));
        byte[] after = files.get(name);
        for (String manifest : names("history/")) {
            changeEntry(manifest, json -> known(json, name, before.length, after));
        }
    }

    int blocks(String name) {
        byte[] bytes = files.get(name);
        return ByteBuffer.wrap(bytes).getInt(bytes.length - END_BYTES + 8);
    }

    SnapshotDirectory open() {
        SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(1));
        files.forEach((name, bytes) -> disk.plant(ROOT + "/" + name, bytes));
        return new SnapshotDirectory(disk.mount(), ROOT);
    }

    private static byte[] entry(byte[] before, byte[] json) {
        String line = new String(before, 0, indexOf(before, (byte) '\n'), UTF_8);
        String[] words = line.split(" ");
        String start = words[0] + " " + words[1] + " " + words[2] + " " + json.length + " ";
        CRC32C crc = new CRC32C();
        crc.update(start.getBytes(UTF_8));
        crc.update(json);
        return joined((start + "%08x\n".formatted(crc.getValue())).getBytes(UTF_8), json);
    }

    private static byte[] file(
            byte[] bytes, int block, boolean header, UnaryOperator<byte[]> change) {
        List<byte[]> parts = new ArrayList<>();
        ByteBuffer end = ByteBuffer.wrap(bytes, bytes.length - END_BYTES, END_BYTES).slice();
        int blocks = end.getInt(8);
        int at = 0;
        int indexAt = 0;
        for (int i = 0; i < blocks; i++) {
            ByteBuffer frame = ByteBuffer.wrap(bytes, at, FRAME_BYTES).slice();
            int bodyAt = at + FRAME_BYTES + frame.getInt(12);
            int next = bodyAt + frame.getInt(16);
            byte[] head = Arrays.copyOfRange(bytes, at + FRAME_BYTES, bodyAt);
            byte[] body = Arrays.copyOfRange(bytes, bodyAt, next);
            byte[] forged =
                    block(
                            Arrays.copyOfRange(bytes, at, at + FRAME_BYTES),
                            i == block && header ? change.apply(head) : head,
                            i == block && !header ? change.apply(body) : body);
            indexAt = i == blocks - 1 ? parts.stream().mapToInt(it -> it.length).sum() : 0;
            parts.add(forged);
            at = next;
        }
        byte[] last = Arrays.copyOfRange(bytes, bytes.length - END_BYTES, bytes.length);
        ByteBuffer.wrap(last).putLong(12, indexAt).putInt(20, checksum(last, 0, 20, last, 0, 0));
        parts.add(last);
        return joined(parts.toArray(byte[][]::new));
    }

    private static byte[] block(byte[] frame, byte[] header, byte[] body) {
        byte[] block = joined(frame, header, body);
        ByteBuffer.wrap(block).putInt(12, header.length).putInt(16, body.length);
        int rest = block.length - FRAME_BYTES;
        ByteBuffer.wrap(block).putInt(20, checksum(block, 0, 20, block, FRAME_BYTES, rest));
        return block;
    }

    /** In a manifest's JSON, as the engine writes it. */
    private static byte[] known(byte[] json, String name, int sizeBefore, byte[] file) {
        String text = new String(json, ISO_8859_1);
        int at = text.indexOf('"' + name + '"');
        if (at < 0) {
            return json;
        }
        int size = text.indexOf("\"sizeBytes\" : " + sizeBefore, at);
        int crc = text.indexOf("\"crc32c\" : ", at);
        if (size < 0 || crc < size) {
            return json;
        }
        int after = Math.min(text.length(), crc + "\"crc32c\" : \"01234567\"".length());
        String rest = text.substring(after);
        String forged =
                text.substring(0, size)
                        + "\"sizeBytes\" : %d,\n    \"crc32c\" : \"%08x\""
                                .formatted(file.length, checksum(file, 0, file.length, file, 0, 0))
                        + rest;
        return forged.getBytes(ISO_8859_1);
    }

    private static int checksum(byte[] a, int from, int bytes, byte[] b, int then, int more) {
        CRC32C crc = new CRC32C();
        crc.update(a, from, bytes);
        crc.update(b, then, more);
        return (int) crc.getValue();
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return bytes.length - 1;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
