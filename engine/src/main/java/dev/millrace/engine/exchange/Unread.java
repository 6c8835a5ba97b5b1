// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** The output nobody reads: counts what it takes. */
public final class Unread implements Output {
    private long taken;

    @Override
    public void record(Object value, long timestamp) {
        taken++;
    }

    @Override
    public void watermark(long watermark) {}

    @Override
    public void idle(boolean idle) {}

    @Override
    public long recordsTaken() {
        return taken;
    }
}
