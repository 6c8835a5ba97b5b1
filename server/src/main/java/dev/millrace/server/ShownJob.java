// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.JobHandle;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.JobReport;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.OperatorReport;
import java.util.List;

/** A job that the server shows. */
record ShownJob(String id, Inspectable handle) {

    static ShownJob of(String id, JobHandle handle) {
        if (handle instanceof Inspectable inspectable) {
            return new ShownJob(id, inspectable);
        }
        throw new IllegalArgumentException(
                "A job of " + handle.getClass().getName() + " cannot be looked into");
    }

    JobView view() {
        return handle.view();
    }

    /** As {@code JobSummary} in the description. */
    ObjectNode summary() {
        ObjectNode node = detail();
        node.remove(List.of("statusSinceMs", "transitions", "phases"));
        return node;
    }

    /** As {@code Job} in the description. */
    ObjectNode detail() {
        JobReport report = view().job();
        ObjectNode node = Json.mapper().createObjectNode().put("id", id);
        node.setAll((ObjectNode) Json.mapper().valueToTree(report));
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
