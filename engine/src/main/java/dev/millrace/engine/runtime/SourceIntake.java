// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.source.SourceReading;

/** Takes what a source's reader reads. */
final class SourceIntake implements Intake {
    private final SourceReading reading;

    SourceIntake(SourceReading reading) {
        this.reading = reading;
    }

    @Override
    public void open() throws Exception {
        reading.open();
    }

    @Override
    public int take(long nowNs) throws Exception {
        return reading.take();
    }

    @Override
    public boolean isStarved() {
        return reading.isStarved();
    }

    @Override
    public boolean isFinished() {
        return reading.isFinished();
    }

    @Override
    public long nextDeadlineNs(long nowNs) {
        return reading.nextDeadlineNs(nowNs);
    }

    @Override
    public void stop() {
        reading.stop();
    }

    @Override
    public void close() throws Exception {
        reading.close();
    }
}
