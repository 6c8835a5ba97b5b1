// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorFailure;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says, when the heap has run out, which operator keeps most. Looks at tables while their threads
 * may still change them, so what it says is about right, and it says less rather than fail.
 */
final class MemoryShortage {
    /** How deep a cause is looked for; a chain of causes may be a ring. */
    private static final int MOST_CAUSES = 16;

    private static final long MIB = 1024 * 1024;

    private record Kept(String operator, long keys, long bytes) {}

    private MemoryShortage() {}

    /** Whether something failed because there was no memory left. */
    static boolean isCauseOf(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < MOST_CAUSES; depth++, at = at.getCause()) {
            if (at instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** The failure with what is to be known and done, and {@code failure} as its cause. */
    static Throwable explained(Throwable failure, LiveJob live) {
        Kept most = null;
        for (LiveJob.Place place : live.places()) {
            Kept kept = kept(place, live);
            if (most == null || kept.bytes > most.bytes) {
                most = kept;
            }
        }
        boolean known = most != null && most.bytes > 0;
        return new OperatorFailure(
                known && most != null ? most.operator : "(unknown)",
                OperatorFailure.NO_SUBTASK,
                message(known ? most : null, failure),
                failure);
    }

    private static String message(@Nullable Kept most, Throwable failure) {
        String full = "The heap of " + Runtime.getRuntime().maxMemory() / MIB + " MiB is full. ";
        String where =
                most == null
                        ? "No operator keeps state, so records or what functions hold fill it. "
                        : String.format(
                                Locale.ROOT,
                                "Operator '%s' keeps most: %,d keys in tables of about %,d KiB,"
                                        + " without the objects in them. ",
                                most.operator,
                                most.keys,
                                most.bytes / 1024);
        return full
                + where
                + "Let state expire (StateTtlConfig), clear it when it is done with, narrow windows and"
                + " joins, or give the JVM a larger heap (-Xmx). It ran out here: "
                + failure.getMessage();
    }

    private static Kept kept(LiveJob.Place place, LiveJob live) {
        long keys = 0;
        long bytes = 0;
        for (WatchedSubtask subtask : live.of(place.task())) {
            Kept part = kept(live.operator(place, subtask));
            keys += part.keys;
            bytes += part.bytes;
        }
        return new Kept(place.operator().name(), keys, bytes);
    }

    /** States may share their tables, so the largest stands for all of an operator. */
    private static Kept kept(Operator operator) {
        long keys = 0;
        long bytes = 0;
        try {
            List<ReadableState> states = operator.states();
            for (ReadableState state : states) {
                keys = Math.max(keys, state.keyCount());
                bytes = Math.max(bytes, state.sizeBytes());
            }
        } catch (RuntimeException e) {
            // It changed while it was looked at: what was seen so far has to do.
            return new Kept(operator.context().operator(), keys, bytes);
        }
        return new Kept(operator.context().operator(), keys, bytes);
    }
}
