// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.operator.LateRecords;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.plan.WindowKind;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of window notes of a record of time 3, whose window ends with 9. */
class LateArrivalsTest {
    private static final Duration ALLOWED = Duration.ofMillis(100);

    static Stream<WindowUnderTest> windows() {
        return Stream.of(
                WindowUnderTest.sliding(10, 10, 0).lateness(ALLOWED).kind(WindowKind.SLICES),
                WindowUnderTest.sliding(10, 10, 0).lateness(ALLOWED).kind(WindowKind.GENERAL),
                WindowUnderTest.sessions(7).lateness(ALLOWED).kind(WindowKind.SESSIONS),
                WindowUnderTest.sessions(7).lateness(ALLOWED).kind(WindowKind.GENERAL));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aRecordInTimeIsNotNoted(WindowUnderTest window) {
        LateTally late = after(window, 8);

        assertThat(accepted(late).count()).isZero();
        assertThat(late.dropped().count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aRecordOfAFiredWindowIsAcceptedAndLackedOutOfOrderness(WindowUnderTest window) {
        LateTally late = after(window, 24);

        assertThat(late.dropped().count()).isZero();
        assertThat(late.allowedMs()).isEqualTo(100);
        assertThat(accepted(late).sample().get(0).latenessMs()).isEqualTo(21);
        assertThat(onlyBucket(accepted(late).missingCounts())).isEqualTo(16);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aRecordOfADroppedWindowIsDroppedAndLackedAllowedLateness(WindowUnderTest window) {
        LateTally late = after(window, 124);

        assertThat(accepted(late).count()).isZero();
        assertThat(late.dropped().sample().get(0).latenessMs()).isEqualTo(121);
        assertThat(onlyBucket(late.dropped().missingCounts())).isEqualTo(16);
    }

    private static LateTally after(WindowUnderTest window, long watermark) {
        OperatorHarness harness = window.harness().open();
        harness.watermark(watermark).record(new Sale(0, 5, 3), 0, 3);
        return Objects.requireNonNull(harness.operator().late());
    }

    private static LateRecords accepted(LateTally late) {
        return Objects.requireNonNull(late.accepted());
    }

    /** The least that falls in the one bucket that is not empty. */
    private static long onlyBucket(long[] counts) {
        int[] taken = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        assertThat(taken).hasSize(1);
        return LateRecords.fromOf(taken[0]);
    }
}
