// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.plan.TaskEdge;
import dev.millrace.engine.plan.TimeOrigins;
import dev.millrace.engine.time.FollowedTime;
import dev.millrace.engine.time.IdleRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the readers of one run hear which event time is waited for downstream. */
final class EventTimes {
    private final TimeOrigins origins;
    private final Map<Integer, FollowedTime> bySource = new HashMap<>();

    EventTimes(Plan plan) {
        origins = new TimeOrigins(plan);
        Sources.of(plan).forEach(task -> bySource.put(task.id(), new FollowedTime()));
    }

    /** What the readers of {@code source} are asked for. */
    FollowedTime of(Task source) {
        return Objects.requireNonNull(bySource.get(source.id()), source::name);
    }

    /** What the readers are asked for from whom {@code task} has its event time. */
    List<FollowedTime> into(Task task) {
        return origins.sourcesInto(task).stream()
                .map(id -> Objects.requireNonNull(bySource.get(id)))
                .toList();
    }

    /** What becomes of a channel of {@code edge} while it is idle. */
    IdleRule ruleOf(TaskEdge edge) {
        return origins.ruleOf(edge);
    }
}
