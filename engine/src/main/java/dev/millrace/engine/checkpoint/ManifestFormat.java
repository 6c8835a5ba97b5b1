// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Entries of a history as bytes: a line that says what follows, by which engine, in which format
 * and how long it is, with a checksum over the line and all that follows; then JSON. The line has
 * this form in every version of the format.
 */
public final class ManifestFormat {
    /** Of the entries of a history. Readers know this one and those before. */
    public static final int VERSION = 1;

    /** A manifest of a thousand operators with a thousand subtasks each is smaller. */
    static final int MOST_BYTES = 1 << 29;

    /** The first line, whatever the version: at most this long. */
    private static final int MOST_LINE_BYTES = 200;

    private static final Pattern LINE =
            Pattern.compile(
                    "millrace-(manifest|claim) ([0-9]{1,9}) ([0-9A-Za-z.+_-]{1,64}) ([0-9]{1,9})"
                            + " ([0-9a-f]{8})\n");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestFormat() {}

    /** Returns an entry as bytes. */
    public static byte[] write(HistoryEntry entry) {
        byte[] body = (ManifestJson.of(entry).toPrettyString() + "\n").getBytes(UTF_8);
        String kind = entry instanceof Manifest ? "manifest" : "claim";
        String start =
                "millrace-"
                        + kind
                        + " "
                        + VERSION
                        + " "
                        + entry.engineVersion()
                        + " "
                        + body.length
                        + " ";
        byte[] line = (start + checksum(start, body, 0) + "\n").getBytes(UTF_8);
        if (line.length > MOST_LINE_BYTES || !LINE.matcher(new String(line, UTF_8)).matches()) {
            throw new IllegalArgumentException("not a version: \"" + entry.engineVersion() + "\"");
        }
        byte[] all = Arrays.copyOf(line, line.length + body.length);
        System.arraycopy(body, 0, all, line.length, body.length);
        return all;
    }

    /**
     * Reads an entry.
     *
     * @param where what it was read from, for the message
     * @throws DamagedException if any byte of it is not as it was written, or if a newer engine has
     *     written it
     */
    public static HistoryEntry read(byte[] bytes, String where) throws DamagedException {
        int lineEnd = lineEnd(bytes);
        Matcher line = LINE.matcher(new String(bytes, 0, lineEnd, UTF_8));
        if (!line.matches()) {
            throw DamagedException.broken(
                    where
                            + (bytes.length == 0
                                    ? " is empty"
                                    : " does not begin as an entry of a history does")
                            + ": it was damaged, or is not Millrace's");
        }
        int length = Integer.parseInt(line.group(4));
        if (length != bytes.length - lineEnd) {
            throw DamagedException.broken(
                    where
                            + " has "
                            + (bytes.length - lineEnd)
                            + " bytes after its first line, of which it says there are "
                            + length
                            + ": it was cut off or damaged");
        }
        String start = line.group().substring(0, line.start(5));
        if (!checksum(start, bytes, lineEnd).equals(line.group(5))) {
            throw DamagedException.broken(
                    where + " does not have the checksum it says: bytes of it have changed");
        }
        requireKnown(Integer.parseInt(line.group(2)), line.group(3), where);
        return entry(bytes, lineEnd, line.group(1), line.group(3), where);
    }

    private static int lineEnd(byte[] bytes) {
        int most = Math.min(bytes.length, MOST_LINE_BYTES);
        for (int i = 0; i < most; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return most;
    }

    private static void requireKnown(int version, String engine, String where)
            throws DamagedException {
        if (version > VERSION) {
            throw new DamagedException(
                    new Damage(
                            Damage.Kind.NEWER,
                            where
                                    + " was written by Millrace "
                                    + engine
                                    + " in format "
                                    + version
                                    + "; this is Millrace "
                                    + EngineVersion.CURRENT
                                    + ", which reads formats up to "
                                    + VERSION
                                    + ": use the newer engine"));
        }
    }

    private static HistoryEntry entry(
            byte[] bytes, int from, String kind, String engineVersion, String where)
            throws DamagedException {
        try {
            String text = new String(bytes, from, bytes.length - from, UTF_8);
            JsonNode json = JSON.readTree(text);
            return kind.equals("manifest")
                    ? ManifestJson.manifest(json, engineVersion)
                    : ManifestJson.claim(json, engineVersion);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw DamagedException.broken(where + " is not what it says: " + e.getMessage());
        }
    }

    private static String checksum(String start, byte[] rest, int from) {
        CRC32C crc = new CRC32C();
        crc.update(start.getBytes(UTF_8));
        crc.update(rest, from, rest.length - from);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
