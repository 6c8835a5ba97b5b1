// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The elements of a collection, as it is when the source is made; null elements included. A
 * record's position is its place in the collection. Read by one subtask the order is kept; more
 * subtasks take turns, each reading every n-th element.
 *
 * <pre>{@code
 * var words = env.fromSource(
 *         new CollectionSource<>(List.of("to", "be")), WatermarkStrategy.noWatermarks(), "words");
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class CollectionSource<T> implements Source<T, RangeSplit, List<RangeSplit>> {
    private final List<T> elements;

    public CollectionSource(Collection<? extends T> elements) {
        this.elements = new ArrayList<>(elements);
    }

    @Override
    public Boundedness boundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<RangeSplit, List<RangeSplit>> createEnumerator(
            EnumeratorContext<RangeSplit> context, Optional<List<RangeSplit>> restored) {
        return new RangeEnumerator(context, elements.size(), restored);
    }

    @Override
    public SourceReader<T, RangeSplit> createReader(ReaderContext context) {
        return new RangeReader<>(context, index -> elements.get((int) index), null);
    }
}
