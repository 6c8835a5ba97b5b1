// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** Hands everything to several outputs, in their order. */
public final class Tee implements Output {
    private final Output[] outputs;
    private long taken;

    public Tee(Output[] outputs) {
        this.outputs = outputs.clone();
    }

    @Override
    public void record(Object value, long timestamp) {
        taken++;
        for (Output output : outputs) {
            output.record(value, timestamp);
        }
    }

    @Override
    public void watermark(long watermark) {
        for (Output output : outputs) {
            output.watermark(watermark);
        }
    }

    @Override
    public void idle(boolean idle) {
        for (Output output : outputs) {
            output.idle(idle);
        }
    }

    @Override
    public long recordsTaken() {
        return taken;
    }
}
