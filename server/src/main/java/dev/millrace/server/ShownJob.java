// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.JobHandle;
import dev.millrace.api.Options;
import dev.millrace.api.Settings;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.JobReport;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspection.SnapshotDirectory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job that the server shows. */
record ShownJob(String id, Inspectable handle, NamedSavepoints savepoints) {

    static ShownJob of(String id, JobHandle handle) {
        if (handle instanceof Inspectable inspectable) {
            return new ShownJob(id, inspectable, new NamedSavepoints(handle));
        }
        throw new IllegalArgumentException(
                "A job of " + handle.getClass().getName() + " cannot be looked into");
    }

    JobView view() {
        return handle.view();
    }

    /** Where its checkpoints are; null if it takes none. */
    @Nullable SnapshotDirectory checkpointDirectory() {
        Path path = checkpointPath();
        return path == null ? null : SnapshotDirectory.of(path);
    }

    @Nullable Path checkpointPath() {
        Settings settings = view().settings();
        return settings.isSet(Options.CHECKPOINT_DIRECTORY)
                ? settings.get(Options.CHECKPOINT_DIRECTORY)
                : null;
    }

    /** As {@code JobSummary} in the description. */
    ObjectNode summary() {
        ObjectNode node = detail();
        node.remove(List.of("statusSinceMs", "transitions", "phases"));
        return node;
    }

    /** As {@code Job} in the description; how many checkpoints there were is told with them. */
    ObjectNode detail() {
        JobReport report = view().job();
        ObjectNode node = Json.mapper().createObjectNode().put("id", id);
        node.setAll((ObjectNode) Json.mapper().valueToTree(report));
        node.remove(List.of("completedCheckpoints", "failedCheckpoints"));
        return node;
    }

    /** As {@code Operators} in the description. */
    ObjectNode operators() {
        List<OperatorReport> operators = view().operators();
        ObjectNode node = Json.mapper().createObjectNode().put("atMs", System.currentTimeMillis());
        node.set("operators", Json.mapper().valueToTree(operators));
        return node;
    }
}
