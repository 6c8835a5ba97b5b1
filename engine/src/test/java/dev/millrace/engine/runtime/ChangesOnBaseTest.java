// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangesOnBaseTest {
    private final ChangesOnBase it = new ChangesOnBase();

    @Test
    void changesGoOnABaseUntilTheyTakeAsMuchAsIt() {
        it.written(true, 1_000);
        it.written(false, 600);
        assertThat(it.areEnough()).isFalse();
        it.written(false, 400);
        assertThat(it.areEnough()).as("as much").isFalse();
        it.written(false, 1);
        assertThat(it.areEnough()).as("more").isTrue();
    }

    @Test
    void aNewBaseBeginsTheCountAnew() {
        it.written(true, 1_000);
        it.written(false, 5_000);
        it.written(true, 1_200);
        assertThat(it.areEnough()).isFalse();
        it.written(false, 1_200);
        assertThat(it.areEnough()).isFalse();
    }

    @Test
    void emptyChangesAreNotHeapedUpForEver() {
        it.written(true, 1_000);
        for (int i = 0; i < ChangesOnBase.MOST_CHANGES; i++) {
            assertThat(it.areEnough()).isFalse();
            it.written(false, 0);
        }
        assertThat(it.areEnough()).isTrue();
    }

    @Test
    void whatIsKeptIsAtMostTwoBasesAndALastChangeAndBasesCostNoMoreThanChanges() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ChangesOnBase changes = new ChangesOnBase();
            long stateBytes = 100_000;
            long bases = 0;
            long allChanges = 0;
            long kept = stateBytes;
            changes.written(true, stateBytes);
            for (int i = 0; i < 1_000; i++) {
                if (changes.areEnough()) {
                    changes.written(true, stateBytes);
                    bases += stateBytes;
                    kept = stateBytes;
                } else {
                    long change = 2_000 + random.nextLong(20_000);
                    changes.written(false, change);
                    allChanges += change;
                    kept += change;
                    assertThat(kept).isLessThanOrEqualTo(2 * stateBytes + 22_000);
                }
            }
            assertThat(bases).isPositive().isLessThanOrEqualTo(allChanges);
        }
    }
}
