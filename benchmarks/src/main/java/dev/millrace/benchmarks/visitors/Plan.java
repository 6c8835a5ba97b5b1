// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import java.nio.file.Path;
import java.util.List;

/**
 * What one trial is to do.
 *
 * @param keys in all
 * @param splits of the input, and the parallelism
 * @param visitsPerSecond the rate once every key has been seen, 0 for as fast as they are asked for
 * @param intervalMs from checkpoint to checkpoint, 0 for none
 * @param directory where checkpoints go
 * @param sinkNs that a sink instance takes for each row, 0 for no longer than adding it up takes
 */
public record Plan(
        int keys, int splits, long visitsPerSecond, long intervalMs, Path directory, long sinkNs) {

    /** Reads a plan from words, in the order of the components. */
    public static Plan of(List<String> words) {
        return new Plan(
                Integer.parseInt(words.get(0)),
                Integer.parseInt(words.get(1)),
                Long.parseLong(words.get(2)),
                Long.parseLong(words.get(3)),
                Path.of(words.get(4)),
                Long.parseLong(words.get(5)));
    }

    /** The words that {@link #of} reads. */
    public List<String> words() {
        return List.of(
                Integer.toString(keys),
                Integer.toString(splits),
                Long.toString(visitsPerSecond),
                Long.toString(intervalMs),
                directory.toString(),
                Long.toString(sinkNs));
    }

    /** The same with checkpoints in a directory. */
    public Plan in(Path folder) {
        return new Plan(keys, splits, visitsPerSecond, intervalMs, folder, sinkNs);
    }

    public boolean isPaced() {
        return visitsPerSecond > 0;
    }

    public boolean hasCheckpoints() {
        return intervalMs > 0;
    }
}
