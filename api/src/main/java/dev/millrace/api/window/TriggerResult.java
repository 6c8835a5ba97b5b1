// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * What is to be done with a window.
 *
 * <pre>{@code
 * TriggerResult both = TriggerResult.FIRE.with(TriggerResult.PURGE); // FIRE_AND_PURGE
 * }</pre>
 */
public enum TriggerResult {
    /** Nothing. */
    CONTINUE(false, false),
    /** Emit the result and keep the content. */
    FIRE(true, false),
    /** Drop the content and emit nothing. */
    PURGE(false, true),
    /** Emit the result, then drop the content. */
    FIRE_AND_PURGE(true, true);

    private final boolean fire;
    private final boolean purge;

    TriggerResult(boolean fire, boolean purge) {
        this.fire = fire;
        this.purge = purge;
    }

    /** Returns whether the result is to be emitted. */
    public boolean isFire() {
        return fire;
    }

    /** Returns whether the content is to be dropped. */
    public boolean isPurge() {
        return purge;
    }

    /** Returns the result that does both. */
    public TriggerResult with(TriggerResult other) {
        return of(fire || other.fire, purge || other.purge);
    }

    static TriggerResult of(boolean fire, boolean purge) {
        if (fire) {
            return purge ? FIRE_AND_PURGE : FIRE;
        }
        return purge ? PURGE : CONTINUE;
    }
}
