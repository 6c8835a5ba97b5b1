// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.BarrierTarget;
import dev.millrace.engine.inspect.SplitReport;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.source.SourceReading;
import java.util.List;

/** Takes what a source's reader reads. */
final class SourceIntake implements Intake {
    private final SourceReading reading;
    private final BarrierTarget barriers;

    SourceIntake(SourceReading reading, BarrierTarget barriers) {
        this.reading = reading;
        this.barriers = barriers;
    }

    @Override
    public List<SnapshotPart> parts() {
        return List.of(reading.part());
    }

    @Override
    public void open() throws Exception {
        reading.open();
    }

    @Override
    public void skipInput() {
        reading.skip();
    }

    @Override
    public int take(long nowNs) throws Exception {
        return reading.take(barriers);
    }

    @Override
    public void confirmCheckpoint() {
        reading.confirmCheckpoint();
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
    public List<SplitReport> splits() {
        return reading.splits();
    }

    @Override
    public boolean isPaused() {
        return reading.isPaused();
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
