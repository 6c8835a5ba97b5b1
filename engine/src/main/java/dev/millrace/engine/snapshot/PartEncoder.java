// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.wire.TypeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;

/** Writes the entries of one part into blocks. */
final class PartEncoder implements EntryWriter {
    /**
     * A block is closed once it has this much: to find a key one block must be read, and its frame
     * and header of about a hundred bytes should weigh little.
     */
    private static final int BLOCK_BYTES = 1 << 16;

    static final int HAS_KEY = 4;
    static final int HAS_NAMESPACE = 8;
    static final int END = 0;
    static final int EXPIRY = -1;

    private final SnapshotEncoder file;
    private final int place;
    private final String uid;
    private final int subtask;
    private final SnapshotPart part;

    /** Beside the part, which makes its schema anew each time it is asked. */
    private final boolean keyed;

    private final boolean base;
    private final int maxParallelism;
    private final TypeTable types;
    private final GrowingBytes body = new GrowingBytes(1 << 10);
    private final BinaryEncoder out = SnapshotEncoder.encoder(body);

    private final SeenTypes seen = new SeenTypes();

    private long entriesBefore;
    private int entries;
    private int firstGroup;
    private int lastGroup;
    private int entryAt = -1;
    private int flagsAt;
    private int flags;

    PartEncoder(
            SnapshotEncoder file,
            int place,
            String uid,
            int subtask,
            SnapshotPart part,
            boolean base,
            int maxParallelism) {
        KeyGroups.check(1, maxParallelism);
        this.file = file;
        this.place = place;
        this.uid = uid;
        this.subtask = subtask;
        this.part = part;
        this.keyed = part.schema().kind() == PartKind.KEYED;
        this.base = base;
        this.maxParallelism = maxParallelism;
        this.types = file.types();
        clear();
    }

    int place() {
        return place;
    }

    long entries() {
        return entriesBefore + entries;
    }

    PartDescription description(long count) {
        return new PartDescription(uid, subtask, part.schema(), base, maxParallelism, count);
    }

    PartTypes seenTypes() {
        return seen.types(part.schema().columns().size());
    }

    @Override
    public void begin(Change change, int keyHash) {
        file.requireUnfinished();
        if (entryAt >= 0) {
            throw new IllegalStateException("the entry before has not ended");
        }
        entryAt = body.size();
        body.writeFixed(0);
        body.writeFixed(keyHash);
        flagsAt = body.size();
        flags = change.ordinal();
        body.write(flags);
        boolean ofOneGroup = keyed && change != Change.DROP_NAMESPACE;
        int group = ofOneGroup ? KeyGroups.groupOf(keyHash, maxParallelism) : 0;
        firstGroup = Math.min(firstGroup, group);
        lastGroup = Math.max(lastGroup, ofOneGroup ? group : maxParallelism - 1);
    }

    @Override
    public void key(Object key) {
        flags |= HAS_KEY;
        int at = body.size();
        try {
            types.writeKey(key, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seen.add(SeenTypes.KEY, body.variableInt(at));
    }

    @Override
    public void key(long key) {
        flags |= HAS_KEY;
        writeLong(key, SeenTypes.KEY);
    }

    @Override
    public void namespace(Object namespace) {
        flags |= HAS_NAMESPACE;
        int at = body.size();
        try {
            types.writeKey(namespace, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seen.add(SeenTypes.NAMESPACE, body.variableInt(at));
    }

    @Override
    public void value(int column, Object value) {
        writeInt(column + 1);
        int at = body.size();
        try {
            types.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seen.add(SeenTypes.FIRST_COLUMN + column, body.variableInt(at));
    }

    @Override
    public void value(int column, long value) {
        writeInt(column + 1);
        writeLong(value, SeenTypes.FIRST_COLUMN + column);
    }

    private void writeInt(int value) {
        try {
            out.writeInt(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeLong(long value, int place) {
        int at = body.size();
        try {
            types.writeLong(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        seen.add(place, body.variableInt(at));
    }

    @Override
    public void expiry(int column, long expiryMs) {
        try {
            out.writeInt(EXPIRY);
            out.writeLong(expiryMs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end() {
        if (entryAt < 0) {
            throw new IllegalStateException("no entry has begun");
        }
        body.write(END);
        body.fillByte(flagsAt, flags);
        body.fill(entryAt, body.size() - entryAt - Integer.BYTES);
        entryAt = -1;
        entries++;
        if (body.size() >= BLOCK_BYTES) {
            flush();
        }
    }

    /** Hands on what there is. */
    void flush() {
        if (entries == 0) {
            return;
        }
        if (entryAt >= 0) {
            throw new IllegalStateException("an entry of " + uid + " has not ended");
        }
        try {
            file.emitEntries(this, body, firstGroup, lastGroup, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entriesBefore += entries;
        clear();
    }

    private void clear() {
        body.clear();
        entries = 0;
        firstGroup = maxParallelism - 1;
        lastGroup = 0;
    }
}
