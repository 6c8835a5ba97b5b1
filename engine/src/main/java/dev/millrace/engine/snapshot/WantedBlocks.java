// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the blocks that a cursor wants, one after the other. Neighbours are read at once: a call to
 * a store costs more than the bytes of a block. For one thread.
 */
final class WantedBlocks {
    /**
     * Read at once, unless a block is larger: about three blocks of the usual size, and little
     * enough that G1 gives it no regions of its own, which it does from half a MiB on.
     */
    private static final int READ_BYTES = 1 << 18;

    private final BlockReader reader;
    private final List<BlockPlace> wanted;
    private int next;

    // What was read last, at the beginning of an array that is used again and again: a heap that
    // has just begun would give each one pages that were never touched.
    private byte[] bytes = new byte[0];
    private long offset;
    private int length;

    WantedBlocks(BlockReader reader, List<BlockPlace> wanted) {
        this.reader = reader;
        this.wanted = wanted;
    }

    /**
     * Reads the next block, which is there until the one after it is read; null if there is none.
     */
    BlockReader.@Nullable Block next() throws IOException {
        if (next == wanted.size()) {
            return null;
        }
        BlockPlace place = wanted.get(next);
        if (place.offset() < offset || place.endOffset() > offset + length) {
            read(place.offset(), neighbours());
        }
        next++;
        return reader.block(bytes, (int) (place.offset() - offset), place.sizeBytes(), offset);
    }

    private void read(long from, int count) throws IOException {
        if (bytes.length < count) {
            bytes = new byte[count];
        }
        reader.readBytes(from, bytes, count);
        offset = from;
        length = count;
    }

    /** The length of the next block and of those right behind it, in bytes. */
    private int neighbours() {
        int sum = wanted.get(next).sizeBytes();
        for (int i = next + 1; i < wanted.size(); i++) {
            BlockPlace place = wanted.get(i);
            boolean isNeighbour = place.offset() == wanted.get(i - 1).endOffset();
            if (!isNeighbour || place.sizeBytes() > READ_BYTES - sum) {
                break;
            }
            sum += place.sizeBytes();
        }
        return sum;
    }

    /** About how many entries of key groups from {@code first} to before {@code end} there are. */
    long entries(int first, int end) {
        long entries = 0;
        for (BlockPlace place : wanted) {
            long groups = place.lastGroup() - place.firstGroup() + 1L;
            long among =
                    Math.min(end - 1L, place.lastGroup()) - Math.max(first, place.firstGroup());
            entries += place.entries() * (among + 1) / groups;
        }
        return entries;
    }
}
