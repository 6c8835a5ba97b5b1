// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The bytes of a simulated file: those in the page cache, and how many of them are on the disk. */
final class SimulatedFile {
    /** Disks write whole sectors; of those in flight each may have made it. */
    private static final int SECTOR_BYTES = 512;

    private final ByteArrayOutputStream cache = new ByteArrayOutputStream();
    private int durable;
    private int lostFrom = Integer.MAX_VALUE;

    void append(byte[] bytes, int offset, int length) {
        cache.write(bytes, offset, length);
    }

    void sync() {
        durable = Math.min(cache.size(), lostFrom);
    }

    /** The cache is taken for written from now on, but is not: no later sync writes it. */
    void loseUnsynced() {
        lostFrom = Math.min(lostFrom, durable);
    }

    byte[] bytes() {
        return cache.toByteArray();
    }

    int size() {
        return cache.size();
    }

    void overwrite(byte[] bytes) {
        cache.reset();
        cache.writeBytes(bytes);
        durable = bytes.length;
    }

    /** Nothing, all and something of it are about as likely. */
    private static int drawPart(RandomGenerator random, int length) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> length;
            default -> random.nextInt(length + 1);
        };
    }

    /** Of what was not synced some prefix is left, and in it any sector may be missing. */
    void losePower(RandomGenerator random) {
        byte[] before = bytes();
        int most = Math.min(before.length, lostFrom);
        int kept = durable + drawPart(random, Math.max(0, most - durable));
        byte[] left = Arrays.copyOf(before, kept);
        for (int at = durable; at < kept; at += SECTOR_BYTES) {
            if (random.nextInt(4) == 0) {
                Arrays.fill(left, at, Math.min(kept, at + SECTOR_BYTES), (byte) 0);
            }
        }
        overwrite(left);
        lostFrom = Integer.MAX_VALUE;
    }
}
