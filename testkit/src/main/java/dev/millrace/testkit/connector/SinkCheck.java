// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Takes an exactly-once sink through everything that crashes do to it, against its real target:
 * each step of prepare and commit, unknown outcomes, processes that were replaced and wake up,
 * expiry, replay.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource(SinkScenario.class)
 * void getsThrough(SinkScenario scenario) throws Exception {
 *     SinkCheck.of(MyTarget::new).check(scenario);
 * }
 * }</pre>
 *
 * <p>The processes of a scenario run in this JVM, and one that dies is just no longer used: what it
 * has sent is sent, and what it held in memory does nothing more. That is what a target sees of
 * {@code kill -9}, but for connections that are cut; what the operating system does is for tests
 * with real processes.
 *
 * @param <T> type of the records
 * @param <C> type of the committables
 */
public final class SinkCheck<T, C> {
    private final Callable<? extends SinkTarget<T, C>> targets;

    private SinkCheck(Callable<? extends SinkTarget<T, C>> targets) {
        this.targets = targets;
    }

    /**
     * A check of a sink.
     *
     * @param targets makes a new, empty target for each scenario
     */
    public static <T, C> SinkCheck<T, C> of(Callable<? extends SinkTarget<T, C>> targets) {
        return new SinkCheck<>(targets);
    }

    /**
     * Plays one scenario.
     *
     * @return why it cannot happen at this target, as the target says; empty if the sink got
     *     through
     * @throws AssertionError if records are missing, are seen too often, or too early
     * @throws Exception what the sink throws where it may not
     */
    public Optional<String> check(SinkScenario scenario) throws Exception {
        try (SinkTarget<T, C> target = targets.call()) {
            Optional<String> impossible = target.impossible(scenario);
            if (impossible.isPresent()) {
                return impossible;
            }
            try (SinkTrial<T, C> trial = new SinkTrial<>(target)) {
                new SinkScenes<>(trial).play(scenario);
            } catch (AssertionError e) {
                throw new AssertionError(
                        scenario + " (" + scenario.sentence() + "): " + e.getMessage(), e);
            }
            return Optional.empty();
        }
    }
}
