// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives each reading back after a while of virtual time that its value decides: some at the second
 * attempt, some only when the call has timed out. All subtasks share it.
 */
record EchoCalls(
        JobScenario scenario, Set<Reading> failedOnce, AtomicLong repeated, AtomicLong timedOut)
        implements AsyncFunction<Reading, Reading> {
    private static final int FAILING = 5;
    private static final int SILENT = 11;
    private static final int LONGEST_MS = 20;

    EchoCalls(JobScenario scenario) {
        this(scenario, ConcurrentHashMap.newKeySet(), new AtomicLong(), new AtomicLong());
    }

    @Override
    public void asyncInvoke(Reading reading, ResultFuture<Reading> result) {
        if (reading.value() % SILENT == 3) {
            return;
        }
        boolean fails = reading.value() % FAILING == 1 && failedOnce.add(reading);
        Duration takes = Duration.ofMillis(reading.value() * 7 % LONGEST_MS);
        scenario.after(takes, () -> answer(reading, result, fails));
    }

    private void answer(Reading reading, ResultFuture<Reading> result, boolean fails) {
        if (fails) {
            repeated.incrementAndGet();
            result.completeExceptionally(new IOException("not this time"));
        } else {
            result.complete(List.of(reading));
        }
    }

    @Override
    public void timeout(Reading reading, ResultFuture<Reading> result) {
        timedOut.incrementAndGet();
        result.complete(List.of(reading));
    }

    void assertRepeatedAndTimedOut() {
        assertThat(repeated).hasPositiveValue();
        assertThat(timedOut).hasPositiveValue();
    }
}
