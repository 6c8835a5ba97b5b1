// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that made a job fail or restart.
 *
 * @param operator name of the operator it happened in, null if in none
 * @param type class of the exception that was thrown first
 * @param message in words, cut to a readable length
 * @param trace its frames, innermost first
 */
public record FailureReport(
        long atMs,
        @Nullable String operator,
        @Nullable Integer subtask,
        String type,
        String message,
        List<String> trace) {
    /** Longest message that is kept. */
    private static final int MESSAGE_CHARS = 2_000;

    /** Most frames that are kept: the engine's own are about half as many. */
    private static final int FRAMES = 60;

    /** Describes {@code failure}, which happened in an operator if one is named. */
    public static FailureReport of(
            long atMs, @Nullable String operator, @Nullable Integer subtask, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = String.valueOf(failure.getMessage());
        StackTraceElement[] frames = root.getStackTrace();
        return new FailureReport(
                atMs,
                operator,
                subtask,
                root.getClass().getName(),
                message.length() > MESSAGE_CHARS
                        ? message.substring(0, MESSAGE_CHARS) + "…"
                        : message,
                java.util.Arrays.stream(frames)
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .toList());
    }
}
