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

    /** Stretches that a verdict rests upon: it should not turn with every garbage collection. */
    static final int CALM_STRETCHES = 5;

    private static final VarHandle STEPPING_SINCE;
    private static final VarHandle HELD_UP_SINCE;

    static {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            STEPPING_SINCE = lookup.findVarHandle(LoadMeter.class, "steppingSinceNs", long.class);
            HELD_UP_SINCE = lookup.findVarHandle(LoadMeter.class, "heldUpSinceNs", long.class);
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
    private static final long NOT_HELD_UP = Long.MIN_VALUE;

    // Of the thread that steps.
    private long stretchNs;
    private long busyNs;
    private long blockedNs;
    private long endedNs;
    private boolean blocked;
    private final Load[] stretches = new Load[CALM_STRETCHES];
    private int turns;

    // Read by others.
    private volatile @Nullable Thread thread;
    private volatile Load last = new Load(0, 0);
    private volatile Load calm = last;

    @SuppressWarnings("unused")
    private long steppingSinceNs = NOT_STEPPING;

    /** When the last step ended, if it left the outputs without room. */
    @SuppressWarnings("unused")
    private long heldUpSinceNs = NOT_HELD_UP;

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
        HELD_UP_SINCE.setOpaque(this, full ? nowNs : NOT_HELD_UP);
        STEPPING_SINCE.setOpaque(this, NOT_STEPPING);
    }

    private void turn(long nowNs) {
        double elapsedNs = nowNs - stretchNs;
        double busy = Math.min(1, busyNs / elapsedNs);
        last = new Load(busy, Math.min(1 - busy, blockedNs / elapsedNs));
        stretches[turns++ % CALM_STRETCHES] = last;
        calm = meanOf(Math.min(turns, CALM_STRETCHES));
        stretchNs = nowNs;
        busyNs = 0;
        blockedNs = 0;
    }

    /** All stretches are about as long, so all count alike. */
    private Load meanOf(int known) {
        double busy = 0;
        double backPressured = 0;
        for (int i = 0; i < known; i++) {
            busy += stretches[i].busy / known;
            backPressured += stretches[i].backPressured / known;
        }
        return new Load(busy, Math.min(1 - busy, backPressured));
    }

    /**
     * The last stretch. A step that has lasted longer than one counts as busy, and a rest without
     * room that has, as held up: where time jumps from one event to the next, nobody steps then.
     */
    Load load(long nowNs) {
        return sinceLastStretch(nowNs, last);
    }

    /** The mean of the last stretches, but for a step or a rest that has lasted longer than one. */
    Load calmLoad(long nowNs) {
        return sinceLastStretch(nowNs, calm);
    }

    private Load sinceLastStretch(long nowNs, Load measured) {
        if (steppingForNs(nowNs) > STRETCH_NS) {
            return new Load(1, 0);
        }
        return !isStepping() && heldUpForNs(nowNs) > STRETCH_NS ? new Load(0, 1) : measured;
    }

    private long heldUpForNs(long nowNs) {
        long sinceNs = (long) HELD_UP_SINCE.getOpaque(this);
        return sinceNs == NOT_HELD_UP ? 0 : nowNs - sinceNs;
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
