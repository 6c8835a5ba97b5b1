// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.List;
import java.util.Optional;

/**
 * The whole numbers of a range. Several subtasks take turns, each reading every n-th number; a
 * record's position is its distance from the first number.
 *
 * <pre>{@code
 * env.fromSource(new SequenceSource(1, 100), WatermarkStrategy.noWatermarks(), "numbers");
 * }</pre>
 *
 * @param from the first number
 * @param to the last number, included; less than {@code from} for none
 */
public record SequenceSource(long from, long to)
        implements Source<Long, RangeSplit, List<RangeSplit>> {

    public SequenceSource {
        if (to >= from && (to - from < 0 || to - from == Long.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The range from " + from + " to " + to + " holds more numbers than a long");
        }
    }

    @Override
    public Boundedness boundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<RangeSplit, List<RangeSplit>> createEnumerator(
            EnumeratorContext<RangeSplit> context, Optional<List<RangeSplit>> restored) {
        return new RangeEnumerator(context, to < from ? 0 : to - from + 1, restored);
    }

    @Override
    public SourceReader<Long, RangeSplit> createReader(ReaderContext context) {
        return new RangeReader<>(context, index -> from + index, null);
    }
}
