// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import dev.millrace.api.time.TimeDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an operator waits or is slow.
 *
 * @param operator its uid
 * @param summary the answer in a sentence or two
 * @param watermark the operator's, null before the first
 * @param next what fires next, if anything
 * @param heldBy what holds event time back, if anything does
 * @param evidence why it is slow, if it is
 * @param help what would help, the likeliest first
 */
public record WhyReport<T>(
        String operator,
        String name,
        Verdict verdict,
        String summary,
        @Nullable Long watermark,
        @Nullable Next<T> next,
        @Nullable HeldBy heldBy,
        @Nullable Evidence<T> evidence,
        List<String> help) {

    /** The same in other words. */
    public WhyReport<T> withWords(String otherSummary, List<String> otherHelp) {
        return new WhyReport<>(
                operator,
                name,
                verdict,
                otherSummary,
                watermark,
                next,
                heldBy,
                evidence,
                otherHelp);
    }

    /** The answer in a word; those first that somebody should look at first. */
    public enum Verdict {
        /** It has more to do than it can, or most of all on a thread that can do no more. */
        SLOW,
        /** What reads from it has more to do than it can. */
        BACK_PRESSURED,
        /** Something is due at an event time that has not come. */
        WAITING,
        /** Records flow and nothing is due. */
        WORKING,
        /** There is nothing to do. */
        IDLE,
        /** It has finished. */
        ENDED
    }

    /**
     * What fires next.
     *
     * @param missingMs how far event time has to go; null before the first watermark
     */
    public record Next<T>(
            String kind,
            @Nullable T key,
            @Nullable WindowReport window,
            long firesAtMs,
            TimeDomain domain,
            @Nullable Long missingMs,
            int subtask) {}

    /**
     * The slowest input, and where its slowness comes from.
     *
     * @param input uid of the operator it comes from, null if the operator is a source
     * @param split what the reader is behind in; null if it has no split
     * @param watermark of that split, null before the first
     * @param sinceMs since when it stands there; null if it was never seen to move
     * @param path from the source to the operator
     */
    public record HeldBy(
            @Nullable String input,
            @Nullable Integer inputSubtask,
            String source,
            String sourceName,
            int sourceSubtask,
            @Nullable String split,
            @Nullable Long watermark,
            @Nullable Long sinceMs,
            String splitState,
            List<Stop> path) {}

    /** A subtask on the way of a watermark. */
    public record Stop(String operator, int subtask, @Nullable Long watermark) {}

    /**
     * What shows which operator is the bottleneck.
     *
     * @param busyShare of its busiest subtask
     * @param threadBusyShare of the thread that steps this subtask, with all that shares it
     */
    public record Evidence<T>(
            String bottleneck,
            String bottleneckName,
            double busyShare,
            double threadBusyShare,
            int subtask,
            double queueFill,
            @Nullable HotKey<T> hotKey,
            @Nullable String blockingCall) {}

    /** A key with a large share of the records. */
    public record HotKey<T>(T key, double share) {}
}
