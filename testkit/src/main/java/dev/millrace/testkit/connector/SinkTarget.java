// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.CommittingSink;
import java.util.List;
import java.util.Optional;

/**
 * A sink and the outside system it writes to, as a {@link SinkCheck} sees them: empty at first, and
 * used for one scenario. All calls come from one thread.
 *
 * @param <T> type of the records
 * @param <C> type of the committables
 */
public interface SinkTarget<T, C> extends AutoCloseable {

    /** A sink that writes to this target, as a new process makes it: a new one at each call. */
    CommittingSink<T, C> sink() throws Exception;

    /** A record, another one for each number, equal for the same. */
    T record(int number);

    /** What a reader of the target sees now, in any order. */
    List<T> visible() throws Exception;

    /**
     * A process that wrote here has died, or has been replaced and counts as dead: does what the
     * operating system does then, for example lets go of locks.
     */
    default void died() throws Exception {}

    /**
     * Has the next commit end with an outcome that the sink is not told: the answer is lost on its
     * way, or nobody answers in time.
     *
     * @param made whether the target makes the commit before that
     */
    default void loseNextAnswer(boolean made) throws Exception {
        throw notSaid("loseNextAnswer");
    }

    /** Lets so much time pass at the target that it gives up what these name. */
    default void expire(List<C> staged) throws Exception {
        throw notSaid("expire");
    }

    /**
     * Why a scenario cannot happen at this target, for example because nothing expires there; empty
     * if it can. What this says is in the report.
     */
    default Optional<String> impossible(SinkScenario scenario) {
        return Optional.empty();
    }

    @Override
    default void close() throws Exception {}

    private UnsupportedOperationException notSaid(String method) {
        return new UnsupportedOperationException(
                getClass().getName()
                        + " says neither how this happens at its target, by "
                        + method
                        + "(), nor why it cannot, by impossible()");
    }
}
