// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/**
 * The sending end of an edge of the plan in one subtask: chooses a channel for each record.
 * Subclasses choose; each instance runs as a copy of its class, so that its loop is compiled for
 * its own key selector and record types.
 *
 * <p>Owned by the sender's thread.
 */
public abstract class Sender implements Output {
    protected final Outbound[] outbounds;
    protected long taken;

    protected Sender(Channel[] channels, Room room, boolean keyed) {
        if (channels.length == 0) {
            throw new IllegalArgumentException("An edge needs at least one channel");
        }
        outbounds = new Outbound[channels.length];
        for (int i = 0; i < channels.length; i++) {
            outbounds[i] = new Outbound(channels[i], room, keyed);
        }
    }

    @Override
    public final void watermark(long watermark) {
        control(new Control.Watermark(watermark));
    }

    @Override
    public final void idle(boolean idle) {
        control(new Control.Idle(idle));
    }

    /** Tells every receiver that nothing follows. */
    public final void end() {
        control(new Control.EndOfInput());
    }

    /** Tells every receiver that the records up to here belong to a checkpoint. */
    public final void barrier(Control.Barrier barrier) {
        control(barrier);
    }

    @Override
    public final long recordsTaken() {
        return taken;
    }

    /** Hands over begun batches where there is room; whether any was. */
    public final boolean flush() {
        boolean flushed = false;
        for (Outbound outbound : outbounds) {
            flushed |= outbound.flush();
        }
        return flushed;
    }

    /** Hands over what did not fit before; whether anything moved. */
    public final boolean drain() {
        boolean moved = false;
        for (Outbound outbound : outbounds) {
            moved |= outbound.drain();
        }
        return moved;
    }

    /** Whether everything has been handed over. */
    public final boolean isEmpty() {
        for (Outbound outbound : outbounds) {
            if (!outbound.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void control(Control control) {
        for (Outbound outbound : outbounds) {
            outbound.control(control);
        }
    }
}
