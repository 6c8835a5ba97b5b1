// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.WhyReport;
import dev.millrace.engine.inspect.WhyReport.Verdict;
import dev.millrace.engine.inspect.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts in words why an operator waits or is slow, and what would help. */
final class WhyWords {
    private static final String FIRES_AT = " fires when event time reaches ";
    private static final String DUE = ", and fires with the next watermark";

    private WhyWords() {}

    static String summary(
            Verdict verdict,
            OperatorReport load,
            WhyReport.@Nullable Next<?> next,
            WhyReport.@Nullable HeldBy heldBy,
            WhyReport.@Nullable Evidence<?> evidence) {
        return switch (verdict) {
            case ENDED -> "It has finished.";
            case WORKING -> "It works: " + used(load.busyShare()) + " of its time is used.";
            case IDLE -> "It has nothing to do: no record waits and nothing is due.";
            case WAITING -> waiting(next, heldBy);
            case SLOW -> busy(load, evidence) + call(evidence);
            case BACK_PRESSURED ->
                    "It is held up "
                            + percent(load.backPressuredShare())
                            + " of its time, by "
                            + (evidence == null
                                    ? "what reads from it"
                                    : "'"
                                            + evidence.bottleneckName()
                                            + "', which is busy "
                                            + percent(evidence.busyShare()))
                            + "."
                            + call(evidence);
        };
    }

    /** The operator at the head of the chain says it for all of them. */
    static String asItsHead(String head) {
        return "As '" + head + "', in whose chain it runs.";
    }

    /** Calls are open, its own or those of what reads from it. */
    static String calls(Verdict verdict, String caller) {
        return (verdict == Verdict.WAITING
                        ? "It has read all there is, and waits for open calls of '"
                        : "It is held up by open calls of '")
                + caller
                + "'.";
    }

    static String callsHelp(Verdict verdict, String caller) {
        return verdict == Verdict.WAITING
                ? "Look why the service of '" + caller + "' does not answer, or give it less time."
                : moreCalls(caller);
    }

    private static String moreCalls(String caller) {
        return "Let '"
                + caller
                + "' have more calls open, with withCapacity(...), if the service can take them; or"
                + " look why it answers slowly.";
    }

    private static String busy(OperatorReport load, WhyReport.@Nullable Evidence<?> evidence) {
        return evidence == null || !isCrowded(evidence)
                ? "It is busy " + percent(load.busyShare()) + " of its time."
                : "Its thread has no time left: it is busy "
                        + percent(evidence.threadBusyShare())
                        + " of its time, most of all with this, "
                        + percent(evidence.busyShare())
                        + ".";
    }

    /** Whether it is slow because of what it shares its thread with. */
    private static boolean isCrowded(WhyReport.Evidence<?> evidence) {
        return evidence.busyShare() < WhyView.BUSY
                && evidence.threadBusyShare() >= ThreadTime.NONE_LEFT;
    }

    private static String used(double share) {
        return share < 0.01 ? "less than 1 %" : percent(share);
    }

    private static String call(WhyReport.@Nullable Evidence<?> evidence) {
        if (evidence == null) {
            return "";
        }
        String call =
                evidence.blockingCall() == null
                        ? ""
                        : " Its thread was found waiting in " + evidence.blockingCall() + ".";
        WhyReport.HotKey<?> hot = evidence.hotKey();
        return hot == null
                ? call
                : call
                        + " Key "
                        + LogText.of(hot.key())
                        + " has "
                        + percent(hot.share())
                        + " of the records that wait.";
    }

    private static String waiting(
            WhyReport.@Nullable Next<?> next, WhyReport.@Nullable HeldBy heldBy) {
        if (next == null) {
            return "It waits for records.";
        }
        String what = next.window() == null ? "The next timer" : window(next.window());
        String at = time(next.firesAtMs());
        if (next.domain() == TimeDomain.PROCESSING_TIME) {
            return what + " fires at " + at + " by the clock.";
        }
        Long missing = next.missingMs();
        if (missing == null) {
            return what + FIRES_AT + at + "; there is no watermark yet" + held(heldBy);
        }
        return missing == 0
                ? what + " is due since event time has reached " + at + DUE + held(heldBy)
                : what + FIRES_AT + at + stands(next.firesAtMs() - missing, missing) + held(heldBy);
    }

    private static String stands(long watermark, long missing) {
        return "; the watermark is at " + time(watermark) + ", " + span(missing) + " before";
    }

    private static String held(WhyReport.@Nullable HeldBy heldBy) {
        if (heldBy == null) {
            return ".";
        }
        return ", held by "
                + (heldBy.split() == null ? "a reader" : "split " + heldBy.split())
                + " of source '"
                + heldBy.sourceName()
                + "', "
                + switch (heldBy.splitState()) {
                    case "CAUGHT_UP" -> "which has nothing to read now.";
                    case "PAUSED" -> "which waits for sources that are behind.";
                    case "BACK_PRESSURED" -> "which is held up by what reads from it.";
                    case "IDLE" -> "which is idle, as all inputs are.";
                    case "NO_SPLIT" -> "which waits for a split.";
                    case "STUCK" -> "which is in a call that has not returned.";
                    default -> "which is being read.";
                };
    }

    static List<String> help(
            Verdict verdict,
            WhyReport.@Nullable Next<?> next,
            WhyReport.@Nullable HeldBy heldBy,
            WhyReport.@Nullable Evidence<?> evidence) {
        List<String> help = new ArrayList<>();
        if (evidence != null) {
            if (evidence.blockingCall() != null) {
                help.add("Move the call that blocks into an asynchronous operator.");
            }
            help.add(remedy(evidence));
        }
        if (verdict == Verdict.WAITING && next != null && heldBy != null) {
            help.add(
                    switch (heldBy.splitState()) {
                        case "CAUGHT_UP" ->
                                "Set withIdleness(...) on the watermark strategy of '"
                                        + heldBy.sourceName()
                                        + "', so that a split without records does not hold event"
                                        + " time; or send it records.";
                        case "IDLE" ->
                                "All inputs are idle, and event time stands still until a record"
                                        + " comes.";
                        case "STUCK" -> "Look at the flame graph of the source.";
                        case "NO_SPLIT" -> "Look whether the source finds its input.";
                        case "PAUSED" -> "Look at the source that is behind in its group.";
                        case "BACK_PRESSURED" -> "Ask why of the operators between.";
                        default ->
                                heldBy.watermark() == null
                                        ? "Records have been read without a watermark: look at the"
                                                + " timestamp assigner and the watermark strategy"
                                                + " of '"
                                                + heldBy.sourceName()
                                                + "'."
                                        : "Nothing is wrong as long as the source is being read: its"
                                                + " next records move event time.";
                    });
        }
        return help;
    }

    private static String remedy(WhyReport.Evidence<?> evidence) {
        if (evidence.hotKey() != null) {
            return "More parallelism does not help: a key has one subtask. Split the key in two"
                    + " steps, or add up before keyBy.";
        }
        return isCrowded(evidence)
                ? "Make it cheaper, its flame graph shows where its time goes; or give the job more"
                        + " cores, and a worker for each."
                : "Give '"
                        + evidence.bottleneckName()
                        + "' more parallelism, if its keys are spread evenly; look at its flame"
                        + " graph.";
    }

    private static String window(WindowReport window) {
        Long start = window.startMs();
        Long end = window.endMs();
        return start == null || end == null
                ? "Window " + window.text()
                : "The window from " + time(start) + " to " + time(end);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String span(long ms) {
        return Duration.ofMillis(ms).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }

    private static String time(long ms) {
        return ms == Long.MAX_VALUE ? "its end" : Instant.ofEpochMilli(ms).toString();
    }
}
