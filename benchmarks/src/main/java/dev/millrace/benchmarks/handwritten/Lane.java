// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.SplitReader;
import dev.millrace.benchmarks.query.Rows;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a loop over several: reads its splits, hands records to the lanes that own their
 * keys and takes in what other lanes hand to it, in turns and without ever waiting for a lock.
 */
final class Lane implements Router, Runnable {
    private static final int TURN = SplitReader.STRIDE;

    private final int number;
    private final List<SplitReader> splits;
    private final Program program;
    private final long disorderMs;
    private final Queue<Parcel>[] inboxes;
    private final Queue<Parcel>[] outboxes;
    private final Parcel[] filling;
    private final long[] greatestMs;
    private final Watermarks readWatermarks;
    private final Watermarks keyedWatermarks;
    private int splitsOpen;

    /**
     * @param inboxes the queue from each lane to this one
     * @param outboxes the queue from this lane to each
     */
    Lane(
            int number,
            List<SplitReader> splits,
            Program program,
            long disorderMs,
            Queue<Parcel>[] inboxes,
            Queue<Parcel>[] outboxes) {
        this.number = number;
        this.splits = splits;
        this.program = program;
        this.disorderMs = disorderMs;
        this.inboxes = inboxes;
        this.outboxes = outboxes;
        this.filling = new Parcel[outboxes.length];
        this.greatestMs = new long[splits.size()];
        this.readWatermarks = new Watermarks(splits.size());
        this.keyedWatermarks = new Watermarks(inboxes.length);
        this.splitsOpen = splits.size();
        for (int lane = 0; lane < filling.length; lane++) {
            filling[lane] = new Parcel();
        }
    }

    @Override
    public void run() {
        while (splitsOpen > 0) {
            for (int split = 0; split < splits.size(); split++) {
                read(split);
            }
            takeIn();
        }
        finishSending();
        while (keyedWatermarks.minimumMs() < Long.MAX_VALUE) {
            takeIn();
        }
    }

    Program program() {
        return program;
    }

    private void read(int split) {
        if (greatestMs[split] == Long.MAX_VALUE) {
            return;
        }
        SplitReader reader = splits.get(split);
        long greatest = greatestMs[split];
        int left = TURN;
        while (left > 0 && reader.advance()) {
            long timestampMs = reader.timestampMs();
            greatest = Math.max(greatest, timestampMs);
            program.read(reader.event(), timestampMs, this);
            left--;
        }
        greatestMs[split] = left > 0 ? Long.MAX_VALUE : greatest;
        splitsOpen -= left > 0 ? 1 : 0;
        noteRead(split);
    }

    private void noteRead(int split) {
        long greatest = greatestMs[split];
        long watermarkMs = greatest == Long.MAX_VALUE ? greatest : greatest - disorderMs - 1;
        if (readWatermarks.advance(split, watermarkMs)) {
            program.readWatermark(readWatermarks.minimumMs());
            if (outboxes.length == 1 && watermarkMs < Long.MAX_VALUE) {
                noteKeyed(0, readWatermarks.minimumMs());
            }
        }
    }

    @Override
    public void route(long key, long timestampMs, Event event) {
        if (outboxes.length == 1) {
            program.keyed(key, timestampMs, event);
            return;
        }
        int lane = (int) (((Rows.mix(key) >>> 32) * outboxes.length) >>> 32);
        if (filling[lane].add(key, timestampMs, event)) {
            send(lane, readWatermarks.minimumMs());
        }
    }

    private void send(int lane, long watermarkMs) {
        Parcel parcel = filling[lane];
        parcel.watermarkMs = watermarkMs;
        filling[lane] = new Parcel();
        if (lane == number) {
            open(parcel, lane);
            return;
        }
        while (!outboxes[lane].offer(parcel)) {
            if (!takeIn()) {
                Thread.onSpinWait();
            }
        }
    }

    private void finishSending() {
        for (int lane = 0; lane < outboxes.length; lane++) {
            send(lane, Long.MAX_VALUE);
        }
    }

    private boolean takeIn() {
        boolean any = false;
        for (int lane = 0; lane < inboxes.length; lane++) {
            @Nullable Parcel parcel = inboxes[lane].poll();
            if (parcel != null) {
                open(parcel, lane);
                any = true;
            }
        }
        return any;
    }

    private void open(Parcel parcel, int sender) {
        for (int i = 0; i < parcel.size; i++) {
            program.keyed(parcel.keys[i], parcel.timestampsMs[i], parcel.events[i]);
        }
        noteKeyed(sender, parcel.watermarkMs);
    }

    private void noteKeyed(int sender, long watermarkMs) {
        if (keyedWatermarks.advance(sender, watermarkMs)) {
            program.keyedWatermark(keyedWatermarks.minimumMs());
        }
    }
}
