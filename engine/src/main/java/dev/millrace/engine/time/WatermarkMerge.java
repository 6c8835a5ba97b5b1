// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.time;

import java.util.Arrays;
import java.util.List;

/**
 * The watermark of something with several inputs: the minimum over those that have not ended, be
 * they idle or not. Idle ones that are behind are asked to {@link #wanted follow}; only those that
 * cannot are left out.
 *
 * <p>So it depends on what came in on each input, and not on which came first: all subtasks that
 * read the same inputs have the same event time at a barrier. It never goes back. Once every input
 * has ended it is {@code Long.MAX_VALUE}.
 *
 * <p>Owned by the thread of the subtask that reads the inputs.
 */
public final class WatermarkMerge {
    private final IdleRule[] rules;
    private final long[] watermarks;
    private final boolean[] idle;
    private final boolean[] ended;
    private long merged = Long.MIN_VALUE;
    private long wanted = Long.MIN_VALUE;

    /** How many inputs are idle and have not ended. */
    private int idleCount;

    /**
     * @param rules of each input
     */
    public WatermarkMerge(List<IdleRule> rules) {
        this.rules = rules.toArray(IdleRule[]::new);
        watermarks = new long[rules.size()];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        idle = new boolean[rules.size()];
        ended = new boolean[rules.size()];
    }

    /** Input {@code input} has reached {@code watermark}; whether the merged watermark moved. */
    public boolean watermark(int input, long watermark) {
        if (watermark <= watermarks[input]) {
            return false;
        }
        boolean matters =
                watermarks[input] <= merged || watermark == Long.MAX_VALUE || idleCount > 0;
        watermarks[input] = watermark;
        return matters && merge();
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

    /**
     * Where idle inputs should come to so that nobody waits for them; {@code MIN_VALUE} if none
     * does.
     */
    public long wanted() {
        return wanted;
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
        long leastActive = Long.MAX_VALUE;
        long leastFollower = Long.MAX_VALUE;
        long furthestIdle = Long.MIN_VALUE;
        int active = 0;
        idleCount = 0;
        for (int i = 0; i < watermarks.length; i++) {
            if (isOver(i)) {
                continue;
            }
            if (!idle[i]) {
                active++;
                leastActive = Math.min(leastActive, watermarks[i]);
                continue;
            }
            idleCount++;
            furthestIdle = Math.max(furthestIdle, watermarks[i]);
            if (rules[i] == IdleRule.FOLLOWS) {
                leastFollower = Math.min(leastFollower, watermarks[i]);
            }
        }
        long goal = active > 0 ? leastActive : furthestIdle;
        wanted = leastFollower < goal ? goal : Long.MIN_VALUE;
        return moveTo(Math.min(leastActive, leastFollower), active + idleCount == 0);
    }

    /** Nothing that takes part is at the end of time, unless all are over. */
    private boolean moveTo(long least, boolean allOver) {
        if (least <= merged || (least == Long.MAX_VALUE && !allOver)) {
            return false;
        }
        merged = least;
        return true;
    }
}
