// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoadMeterTest {
    private static final long MS = 1_000_000;
    private static final long STRETCH_MS = LoadMeter.STRETCH_NS / MS;

    private final LoadMeter meter = new LoadMeter();
    private long nowMs = 5_000;

    @Test
    void sharesAreOfTheStretchThatHasEnded() {
        step(0, false, false);
        step(300, true, false);
        rest(STRETCH_MS - 300);
        assertThat(meter.load(nowMs * MS).busy()).isZero();
        step(0, false, false);
        assertThat(meter.load(nowMs * MS).busy()).isCloseTo(0.3, within(1e-9));
        assertThat(meter.load(nowMs * MS).backPressured()).isZero();
        assertThat(meter.load(nowMs * MS).idle()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void aCalmShareIsTheMeanOfTheLastStretches() {
        step(0, false, false);
        for (int stretch = 0; stretch < 2 * LoadMeter.CALM_STRETCHES; stretch++) {
            long busyMs = stretch % 5 == 0 ? STRETCH_MS / 2 : 0;
            step(busyMs, true, false);
            rest(STRETCH_MS - busyMs);
        }
        step(0, false, false);
        assertThat(meter.load(nowMs * MS).busy()).isZero();
        assertThat(meter.calmLoad(nowMs * MS).busy()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void aCalmShareIsOfWhatThereIsWhenItHasJustBegun() {
        step(0, false, false);
        step(400, true, false);
        rest(STRETCH_MS - 400);
        step(0, false, false);
        assertThat(meter.calmLoad(nowMs * MS).busy()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void aStepWithoutWorkIsNotBusy() {
        step(0, false, false);
        step(400, false, false);
        rest(STRETCH_MS);
        step(0, false, false);
        assertThat(meter.load(nowMs * MS).busy()).isZero();
    }

    @Test
    void timeBetweenStepsIsBackPressureWhenOutputsWereFull() {
        step(0, false, false);
        step(250, true, true);
        rest(500);
        step(0, false, false);
        rest(STRETCH_MS - 750);
        step(0, false, false);
        LoadMeter.Load load = meter.load(nowMs * MS);
        assertThat(load.busy()).isCloseTo(0.25, within(1e-9));
        assertThat(load.backPressured()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aStepThatDoesNotEndIsBusyWhateverWasBefore() {
        step(0, false, false);
        meter.begin(nowMs * MS);
        assertThat(meter.isStepping()).isTrue();
        assertThat(meter.load((nowMs + STRETCH_MS / 2) * MS).busy()).isZero();
        assertThat(meter.load((nowMs + STRETCH_MS + 1) * MS).busy()).isEqualTo(1);
    }

    @Test
    void aRestThatDoesNotEndIsBackPressureIfOutputsWereFull() {
        step(0, false, true);
        assertThat(meter.load((nowMs + STRETCH_MS / 2) * MS).backPressured()).isZero();
        assertThat(meter.load((nowMs + STRETCH_MS + 1) * MS).backPressured()).isEqualTo(1);
        assertThat(meter.calmLoad((nowMs + STRETCH_MS + 1) * MS).backPressured()).isEqualTo(1);
        step(0, false, false);
        assertThat(meter.load((nowMs + STRETCH_MS + 1) * MS).backPressured()).isZero();
    }

    @Test
    void sharesNeverAddUpToMoreThanOne() {
        step(0, false, false);
        step(STRETCH_MS - 1, true, true);
        rest(STRETCH_MS);
        step(0, false, false);
        LoadMeter.Load load = meter.load(nowMs * MS);
        assertThat(load.busy() + load.backPressured()).isLessThanOrEqualTo(1);
        assertThat(load.idle()).isNotNegative();
    }

    @Test
    void knowsTheThreadThatSteps() {
        assertThat(meter.thread()).isNull();
        step(1, true, false);
        assertThat(meter.thread()).isSameAs(Thread.currentThread());
    }

    private void step(long ms, boolean worked, boolean full) {
        meter.begin(nowMs * MS);
        nowMs += ms;
        meter.end(nowMs * MS, worked, full);
    }

    private void rest(long ms) {
        nowMs += ms;
    }
}
