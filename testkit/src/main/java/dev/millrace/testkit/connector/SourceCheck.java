// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.SourceSplit;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Takes a source through everything that crashes do to it, against its real target: a restart after
 * any poll, at another parallelism, twice from one snapshot, beside a process that was replaced.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource(SourceScenario.class)
 * void getsThrough(SourceScenario scenario) throws Exception {
 *     SourceCheck.of(MyTarget::new).check(scenario);
 * }
 * }</pre>
 *
 * @param <T> type of the records
 * @param <S> type of the splits
 * @param <E> what the enumerator remembers
 */
public final class SourceCheck<T, S extends SourceSplit, E> {
    private final Callable<? extends SourceTarget<T, S, E>> targets;

    private SourceCheck(Callable<? extends SourceTarget<T, S, E>> targets) {
        this.targets = targets;
    }

    /**
     * A check of a source.
     *
     * @param targets makes a filled target for each scenario
     */
    public static <T, S extends SourceSplit, E> SourceCheck<T, S, E> of(
            Callable<? extends SourceTarget<T, S, E>> targets) {
        return new SourceCheck<>(targets);
    }

    /**
     * Plays one scenario.
     *
     * @return why it cannot happen with this source, as the target says; empty if it got through
     * @throws AssertionError if records are missing, or come too often or in another order
     * @throws Exception what the source throws where it may not
     */
    public Optional<String> check(SourceScenario scenario) throws Exception {
        try (SourceTarget<T, S, E> target = targets.call()) {
            Optional<String> impossible = target.impossible(scenario);
            if (impossible.isPresent()) {
                return impossible;
            }
            try (SourceTrial<T, S, E> trial = new SourceTrial<>(target)) {
                new SourceScenes<>(trial).play(scenario);
            } catch (AssertionError e) {
                throw new AssertionError(
                        scenario + " (" + scenario.sentence() + "): " + e.getMessage(), e);
            }
            return Optional.empty();
        }
    }
}
