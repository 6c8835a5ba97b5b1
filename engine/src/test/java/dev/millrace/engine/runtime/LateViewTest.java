// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LateViewTest {
    private static final long[] NONE = new long[8];

    @Test
    void noBoundIsNamedWhereNothingWasLate() {
        assertThat(LateView.bound(NONE, 100)).isNull();
    }

    @Test
    void aFewLateRecordsAreKeptByNothingLessThanTheLatestOfThem() {
        long[] missing = {0, 15, 0, 0, 0, 1, 0, 0};

        assertThat(LateView.bound(missing, 100)).isEqualTo(5);
    }

    @Test
    void oneInAHundredMayBeLaterThanTheBound() {
        long[] missing = {0, 198, 0, 0, 0, 1, 0, 1};

        assertThat(LateView.bound(missing, 100)).isEqualTo(1);
        assertThat(LateView.bound(missing, 1_000)).isEqualTo(7);
    }
}
