// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalGainTest {
    private final LocalGain gain = new LocalGain();
    private long sent;

    @Test
    void addsUpInLongerStretchesWhileKeysReturn() {
        assertThat(next(100)).isEqualTo(2 * LocalGain.LEAST_ADDED_UP);
        assertThat(next(100)).isEqualTo(4 * LocalGain.LEAST_ADDED_UP);
        for (int i = 0; i < 10; i++) {
            next(LocalGain.LEAST_ADDED_UP / 3);
        }
        assertThat(next(100)).isEqualTo(LocalGain.MOST_ADDED_UP);
        assertThat(gain.isPassing()).isFalse();
    }

    @Test
    void passesRecordsOnWhereNearlyAllKeysAreNewAndTriesAgain() {
        assertThat(next(LocalGain.LEAST_ADDED_UP)).isEqualTo(LocalGain.PASSED);
        assertThat(gain.isPassing()).isTrue();

        assertThat(next(0)).isEqualTo(LocalGain.LEAST_ADDED_UP);
        assertThat(gain.isPassing()).isFalse();
    }

    @Test
    void keysThatComeForTheFirstTimeAreForgivenInAShortStretch() {
        int most = LocalGain.LEAST_ADDED_UP * 3 / 4 - 50;
        next(most);
        assertThat(gain.isPassing()).isFalse();

        next(2 * most);
        assertThat(gain.isPassing()).isTrue();
    }

    private int next(int partials) {
        sent += partials;
        return gain.next(sent);
    }
}
