// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncRetryStrategyTest {

    private static final Duration TEN_MS = Duration.ofMillis(10);

    @Test
    void waitsTheSameEachTime() {
        AsyncRetryStrategy<String> retry = AsyncRetryStrategy.fixedDelay(3, TEN_MS);

        assertThat(retry.maxRetries()).isEqualTo(3);
        assertThat(retry.delayMs(1)).isEqualTo(10);
        assertThat(retry.delayMs(3)).isEqualTo(10);
    }

    @Test
    void waitsLongerEachTimeUpToALimit() {
        AsyncRetryStrategy<String> retry =
                AsyncRetryStrategy.exponentialBackoff(
                        Integer.MAX_VALUE, TEN_MS, Duration.ofMillis(70), 2);

        assertThat(retry.delayMs(1)).isEqualTo(10);
        assertThat(retry.delayMs(2)).isEqualTo(20);
        assertThat(retry.delayMs(3)).isEqualTo(40);
        assertThat(retry.delayMs(4)).isEqualTo(70);
        assertThat(retry.delayMs(Integer.MAX_VALUE)).isEqualTo(70);
    }

    @Test
    void retriesEveryExceptionUnlessToldWhich() {
        AsyncRetryStrategy<String> any = AsyncRetryStrategy.fixedDelay(3, TEN_MS);
        AsyncRetryStrategy<String> io = any.onException(IOException.class::isInstance);

        assertThat(any.shouldRetry(new RuntimeException())).isTrue();
        assertThat(io.shouldRetry(new RuntimeException())).isFalse();
        assertThat(io.shouldRetry(new IOException())).isTrue();
    }

    @Test
    void retriesResultsOnlyWhenTold() {
        AsyncRetryStrategy<String> failures = AsyncRetryStrategy.fixedDelay(3, TEN_MS);
        AsyncRetryStrategy<String> empty = failures.onResult(Collection::isEmpty);

        assertThat(failures.shouldRetry(List.of())).isFalse();
        assertThat(empty.shouldRetry(List.of())).isTrue();
        assertThat(empty.shouldRetry(List.of("a"))).isFalse();
        assertThat(empty.shouldRetry(new IOException())).isTrue();
    }

    @Test
    void neverRetries() {
        AsyncRetryStrategy<String> none = AsyncRetryStrategy.none();

        assertThat(none.maxRetries()).isZero();
        assertThat(none.shouldRetry(new IOException())).isFalse();
        assertThat(none.shouldRetry(List.of())).isFalse();
    }

    @Test
    void namesWhatIsOutOfRange() {
        assertThatThrownBy(() -> AsyncRetryStrategy.fixedDelay(0, TEN_MS))
                .hasMessage("maxRetries is 0 but must be at least 1");
        assertThatThrownBy(() -> AsyncRetryStrategy.fixedDelay(1, Duration.ZERO))
                .hasMessage("initialDelay is PT0S but must be at least 1 ms");
        assertThatThrownBy(
                        () ->
                                AsyncRetryStrategy.exponentialBackoff(
                                        1, TEN_MS, Duration.ofMillis(9), 2))
                .hasMessageContaining("maxDelay is PT0.009S");
    }
}
