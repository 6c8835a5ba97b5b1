// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.time;

import java.util.Arrays;

/**
 * The watermark of something with several inputs: the minimum over those that are neither idle nor
 * ended. It never goes back: an input that returns from idleness behind the others brings late
 * records, not an earlier watermark. Once every input has ended it is {@code Long.MAX_VALUE}.
 *
 * <p>Owned by the thread of the subtask that reads the inputs.
 */
public final class WatermarkMerge {
    private final long[] watermarks;
    private final boolean[] idle;
    private final boolean[] ended;
    private long merged = Long.MIN_VALUE;

    public WatermarkMerge(int inputs) {
        watermarks = new long[inputs];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        idle = new boolean[inputs];
        ended = new boolean[inputs];
    }

    /** Input {@code input} has reached {@code watermark}; whether the merged watermark moved. */
    public boolean watermark(int input, long watermark) {
        if (watermark <= watermarks[input]) {
            return false;
        }
        boolean held = watermarks[input] <= merged || watermark == Long.MAX_VALUE;
        watermarks[input] = watermark;
        return held && merge();
    }

    /** Input {@code input} is idle or no longer is; whether the merged watermark moved. */
    public boolean idle(int input, boolean isIdle) {
        idle[input] = isIdle;
        return merge();
    }

    /** Input {@code input} has ended; whether the merged watermark moved. */
    public boolean end(int input) {
        ended[input] = true;
        return merge();
    }

    /** An earlier run had come this far, and time does not go back. */
    public void resumeAt(long watermark) {
        merged = Math.max(merged, watermark);
    }

    /** The merged watermark. */
    public long merged() {
        return merged;
    }

    /** The watermark of one input. */
    public long of(int input) {
        return ended[input] ? Long.MAX_VALUE : watermarks[input];
    }

    /** Whether no input takes part at present, though some have not ended. */
    public boolean isIdle() {
        boolean live = false;
        for (int i = 0; i < idle.length; i++) {
            if (!isOver(i)) {
                if (!idle[i]) {
                    return false;
                }
                live = true;
            }
        }
        return live;
    }

    /** Whether every input has ended. */
    public boolean isEnded() {
        for (boolean e : ended) {
            if (!e) {
                return false;
            }
        }
        return true;
    }

    /** Its end follows its last watermark, and in between it speaks for an idle one no more. */
    private boolean isOver(int input) {
        return ended[input] || watermarks[input] == Long.MAX_VALUE;
    }

    private boolean merge() {
        long least = Long.MAX_VALUE;
        boolean any = false;
        boolean all = true;
        for (int i = 0; i < watermarks.length; i++) {
            if (!isOver(i)) {
                all = false;
                if (!idle[i]) {
                    any = true;
                    least = Math.min(least, watermarks[i]);
                }
            }
        }
        if ((any || all) && least > merged) {
            merged = least;
            return true;
        }
        return false;
    }
}
