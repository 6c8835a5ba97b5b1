// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.RestartStrategy;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private long nowNs;

    @Test
    void noneEndsTheJobWithItsFirstFailure() {
        assertThat(failed(of(RestartStrategy.none()), 0)).isEmpty();
    }

    @Test
    void fixedDelayBearsSoManyFailuresInARow() {
        Restarts restarts = of(RestartStrategy.fixedDelay(2, SECOND));
        assertThat(failed(restarts, 0)).contains(SECOND);
        assertThat(failed(restarts, 0)).contains(SECOND);
        assertThat(failed(restarts, 0)).isEmpty();
        assertThat(restarts.failuresInARow()).isEqualTo(3);
    }

    @Test
    void aCheckpointBetweenTwoFailuresBeginsANewRow() {
        Restarts restarts = of(RestartStrategy.fixedDelay(1, SECOND));
        for (long checkpoint = 1; checkpoint < 20; checkpoint++) {
            assertThat(failed(restarts, checkpoint)).contains(SECOND);
            assertThat(restarts.failuresInARow()).isEqualTo(1);
        }
        assertThat(failed(restarts, 19)).isEmpty();
    }

    @Test
    void F9_exponentialDelaysDoubleUpToTheLongest() {
        Restarts restarts = of(RestartStrategy.exponential(6, SECOND, Duration.ofSeconds(9)));
        for (double seconds : new double[] {1, 2, 4, 8, 9, 9}) {
            Duration delay = failed(restarts, 0).orElseThrow();
            assertThat(delay.toNanos() / 1e9).isBetween(seconds * 0.9, seconds * 1.1);
        }
        assertThat(failed(restarts, 0)).isEmpty();
    }

    @Test
    void exponentialDelaysBeginAnewAfterACheckpoint() {
        Restarts restarts = of(RestartStrategy.exponential(9, SECOND, Duration.ofMinutes(9)));
        failed(restarts, 0);
        failed(restarts, 0);
        assertThat(failed(restarts, 1).orElseThrow()).isLessThan(Duration.ofMillis(1_101));
    }

    @Test
    void jobsThatFailTogetherDoNotComeBackTogether() {
        RestartStrategy strategy = RestartStrategy.exponential(9, SECOND, Duration.ofMinutes(9));
        Restarts one = new Restarts(strategy, new SplittableRandom(1));
        Restarts other = new Restarts(strategy, new SplittableRandom(2));
        assertThat(failed(one, 0)).isNotEqualTo(failed(other, 0));
    }

    @Test
    void failureRateBearsWhatIsRare() {
        Restarts restarts =
                of(RestartStrategy.failureRate(2, Duration.ofMinutes(5), Duration.ofSeconds(3)));
        for (int i = 0; i < 20; i++) {
            assertThat(failed(restarts, 0)).contains(Duration.ofSeconds(3));
            nowNs += Duration.ofMinutes(3).toNanos();
        }
        failed(restarts, 0);
        nowNs += 1;
        assertThat(failed(restarts, 0)).as("a third one within five minutes").isEmpty();
    }

    @Test
    void failureRateForgetsAFailureOnlyWhenItsIntervalIsOver() {
        Duration interval = Duration.ofMinutes(5);
        Restarts atTheEnd = of(RestartStrategy.failureRate(1, interval, SECOND));
        failed(atTheEnd, 0);
        nowNs += interval.toNanos();
        assertThat(failed(atTheEnd, 0)).isEmpty();

        Restarts afterwards = of(RestartStrategy.failureRate(1, interval, SECOND));
        failed(afterwards, 0);
        nowNs += interval.toNanos() + 1;
        assertThat(failed(afterwards, 0)).contains(SECOND);
    }

    private Optional<Duration> failed(Restarts restarts, long completed) {
        return restarts.afterFailure(nowNs, completed);
    }

    private static Restarts of(RestartStrategy strategy) {
        return new Restarts(strategy, new SplittableRandom(3));
    }
}
