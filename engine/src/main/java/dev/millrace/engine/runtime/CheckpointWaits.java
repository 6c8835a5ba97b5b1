// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.seam.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what a checkpoint waits for: whoever has not acknowledged it, and why. Those who only wait
 * for a barrier that another holds up are left out. For any thread.
 */
final class CheckpointWaits {
    /** So many stand in a sentence; a job of hundreds of subtasks would fill a screen. */
    private static final int MOST_NAMED = 3;

    private final LiveJob live;
    private final List<ParticipantPlace> participants;
    private final Clock clock;

    CheckpointWaits(LiveJob live, Clock clock) {
        this.live = live;
        this.participants = ParticipantPlace.all(live.plan());
        this.clock = clock;
    }

    /** A clause for each who holds it up; for each who has not acknowledged it if nobody does. */
    List<String> of(CheckpointLog.UnderWay checkpoint) {
        List<String> causes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int number = 0; number < participants.size(); number++) {
            if (!checkpoint.acknowledged().get(number)) {
                ParticipantPlace place = participants.get(number);
                String cause = cause(place, checkpoint.epoch());
                if (cause == null) {
                    others.add(name(place) + " has not got its barrier on all inputs");
                } else {
                    causes.add(name(place) + " " + cause);
                }
            }
        }
        return causes.isEmpty() ? others : causes;
    }

    /** The same in a sentence's end, empty if nobody is waited for. */
    String inWords(CheckpointLog.UnderWay checkpoint) {
        List<String> all = of(checkpoint);
        if (all.isEmpty()) {
            return "";
        }
        String named = String.join("; ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        int more = all.size() - MOST_NAMED;
        return ": " + named + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String name(ParticipantPlace place) {
        String task = LogText.of(place.task().name());
        return place.enumerator()
                ? "the enumerator of '" + task + "'"
                : "subtask " + task + "#" + place.index();
    }

    private @Nullable String cause(ParticipantPlace place, long epoch) {
        if (place.enumerator()) {
            return "has not written its snapshot";
        }
        WatchedSubtask subtask = live.of(place.task()).get(place.index());
        long nowNs = clock.monotonicNs();
        long steppingNs = subtask.meter().steppingForNs(nowNs);
        if (steppingNs > LoadMeter.STRETCH_NS) {
            return "is in a call into user code that has not returned for "
                    + Duration.ofNanos(steppingNs).toSeconds()
                    + " s";
        }
        if (subtask.subtask().passedBarrier() >= epoch) {
            return "writes its snapshot";
        }
        for (Operator operator : subtask.operators()) {
            if (operator.waitsForCalls()) {
                return "waits for open calls of '"
                        + LogText.of(operator.context().operator())
                        + "'";
            }
        }
        double heldUp = subtask.meter().load(nowNs).backPressured();
        return heldUp < WhyView.HELD_UP
                ? null
                : "is held up by what reads from it "
                        + String.format(Locale.ROOT, "%.0f %%", 100 * heldUp)
                        + " of its time";
    }
}
