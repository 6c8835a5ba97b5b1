// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * How one subtask spends its time. Written by the thread that steps it; read by any, a moment late.
 */
final class LoadMeter {
    /** Shares are of stretches this long: short for an operator who watches, long for a step. */
    static final long STRETCH_NS = 1_000_000_000L;

    private static final VarHandle STEPPING_SINCE;

    static {
        try {
            STEPPING_SINCE =
                    MethodHandles.lookup()
                            .findVarHandle(LoadMeter.class, "steppingSinceNs", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What a subtask did with its time; the shares add up to one. */
    record Load(double busy, double backPressured) {
        double idle() {
            return Math.max(0, 1 - busy - backPressured);
        }
    }

    private static final long NOT_STEPPING = Long.MIN_VALUE;

    // Of the thread that steps.
    private long stretchNs;
    private long busyNs;
    private long blockedNs;
    private long endedNs;
    private boolean blocked;

    // Read by others.
    private volatile @Nullable Thread thread;
    private volatile Load last = new Load(0, 0);

    @SuppressWarnings("unused")
    private long steppingSinceNs = NOT_STEPPING;

    /** A step begins; whether a new stretch begins with it. */
    boolean begin(long nowNs) {
        if (thread == null) {
            thread = Thread.currentThread();
            stretchNs = nowNs;
        }
        if (blocked) {
            blockedNs += nowNs - endedNs;
        }
        boolean turns = nowNs - stretchNs >= STRETCH_NS;
        if (turns) {
            turn(nowNs);
        }
        STEPPING_SINCE.setOpaque(this, nowNs);
        return turns;
    }

    /**
     * @param worked whether anything was done
     * @param full whether the outputs have no room
     */
    void end(long nowNs, boolean worked, boolean full) {
        if (worked) {
            busyNs += nowNs - steppingSinceNs;
        }
        blocked = full;
        endedNs = nowNs;
        STEPPING_SINCE.setOpaque(this, NOT_STEPPING);
    }

    private void turn(long nowNs) {
        double elapsedNs = nowNs - stretchNs;
        double busy = Math.min(1, busyNs / elapsedNs);
        last = new Load(busy, Math.min(1 - busy, blockedNs / elapsedNs));
        stretchNs = nowNs;
        busyNs = 0;
        blockedNs = 0;
    }

    /** The last stretch; a step that has lasted longer than one counts as busy. */
    Load load(long nowNs) {
        long sinceNs = (long) STEPPING_SINCE.getOpaque(this);
        boolean stuck = sinceNs != NOT_STEPPING && nowNs - sinceNs > STRETCH_NS;
        return stuck ? new Load(1, 0) : last;
    }

    /** Whether the thread is in a step right now. */
    boolean isStepping() {
        return (long) STEPPING_SINCE.getOpaque(this) != NOT_STEPPING;
    }

    /** For how long the step at hand has lasted, 0 between two steps. */
    long steppingForNs(long nowNs) {
        long sinceNs = (long) STEPPING_SINCE.getOpaque(this);
        return sinceNs == NOT_STEPPING ? 0 : Math.max(0, nowNs - sinceNs);
    }

    /** The thread that steps, null before the first step. */
    @Nullable Thread thread() {
        return thread;
    }
}
