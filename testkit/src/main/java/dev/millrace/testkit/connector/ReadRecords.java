// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.ReaderOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a process has read, split by split; refuses what the contract of readers does. */
final class ReadRecords<T> implements ReaderOutput<T> {
    /** A record and where it stood. */
    record At<T>(long position, T value) {}

    private final Map<String, List<At<T>>> bySplit = new TreeMap<>();
    private @Nullable String split;
    private int room;
    private int count;

    /** A poll begins. */
    void begin(int maxRecords) {
        room = maxRecords;
        split = null;
    }

    int count() {
        return count;
    }

    Map<String, List<At<T>>> bySplit() {
        return bySplit;
    }

    List<T> values() {
        return bySplit.values().stream().flatMap(List::stream).map(At::value).toList();
    }

    @Override
    public void split(String splitId) {
        split = splitId;
    }

    @Override
    public void collect(T value, long timestamp, long position) {
        String of = split;
        if (of == null) {
            throw new AssertionError("Record " + value + " comes before its split is named");
        }
        if (room-- == 0) {
            throw new AssertionError("Record " + value + " is one more than was asked for");
        }
        count++;
        bySplit.computeIfAbsent(of, id -> new ArrayList<>()).add(new At<>(position, value));
    }

    @Override
    public void reject(@Nullable Object payload, long position, Exception cause) {
        throw new AssertionError(
                "Cannot be read: " + payload + " at " + position + " of " + split, cause);
    }

    @Override
    public void caughtUp() {}

    @Override
    public void splitFinished() {}
}
