// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceSplit;
import java.util.List;
import java.util.Optional;

/**
 * A source and the outside system it reads, as a {@link SourceCheck} sees them: filled with some
 * hundred records in more than one split, and used for one scenario. All calls come from one
 * thread.
 *
 * @param <T> type of the records, with {@code equals}
 * @param <S> type of the splits
 * @param <E> what the enumerator remembers
 */
public interface SourceTarget<T, S extends SourceSplit, E> extends AutoCloseable {

    /** A source that reads this target to the end of what is there: a new one at each call. */
    Source<T, S, E> source() throws Exception;

    /** All that is there, in any order. */
    List<T> records();

    /** Why a scenario cannot happen with this source; empty if it can. */
    default Optional<String> impossible(SourceScenario scenario) {
        return Optional.empty();
    }

    @Override
    default void close() throws Exception {}
}
