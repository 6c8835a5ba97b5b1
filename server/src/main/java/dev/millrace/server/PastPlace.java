// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.inspect.WindowReport;
import dev.millrace.engine.inspection.StateSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a checkpoint has a state: a column of a part.
 *
 * @param name as a running job calls it
 */
record PastPlace(String name, StateSummary part, StateSummary.StateColumn column) {
    /** Parts that hold what windows contain, and in which column of theirs. */
    private static final Map<String, String> CONTENTS =
            Map.of("slices", "accumulator", "sessions", "sessions", "windows", "content");

    private static final String CONTENTS_NAME = "window-contents";

    private static final List<String> TIMERS = List.of("eventTimers", "processingTimers");

    /** The engine's own columns are not shown. */
    private static final String INTERNAL = "INTERNAL";

    /** Every state of these parts that a running job shows too. */
    static List<PastPlace> all(List<StateSummary> parts) {
        List<PastPlace> places = new ArrayList<>();
        for (StateSummary part : parts) {
            for (StateSummary.StateColumn column : part.columns()) {
                if (column.name().equals(CONTENTS.get(part.part()))) {
                    places.add(new PastPlace(CONTENTS_NAME, part, column));
                } else if (TIMERS.contains(part.part())) {
                    places.add(new PastPlace(part.part(), part, column));
                } else if (!column.kind().equals(INTERNAL)) {
                    places.add(new PastPlace(column.name(), part, column));
                }
            }
        }
        return places;
    }

    StateScope scope() {
        if (TIMERS.contains(part.part())) {
            return StateScope.TIMERS;
        }
        if (CONTENTS.containsKey(part.part()) || part.part().equals("windowState")) {
            return StateScope.WINDOW;
        }
        return switch (part.kind()) {
            case "KEYED" -> StateScope.KEYED;
            case "UNION_LIST" -> StateScope.UNION_LIST;
            case "BROADCAST" -> StateScope.BROADCAST;
            default -> StateScope.LIST;
        };
    }

    StateForm form() {
        if (TIMERS.contains(part.part())) {
            return StateForm.TIMER;
        }
        return name.equals(CONTENTS_NAME) ? StateForm.VALUE : StateForm.valueOf(column.kind());
    }

    boolean isKeyed() {
        return part.kind().equals("KEYED");
    }

    boolean isSessions() {
        return part.part().equals("sessions");
    }

    /**
     * The window that an entry belongs to, if it belongs to one.
     *
     * @param sliceMs how long slices are
     */
    Optional<WindowReport> window(@Nullable JsonNode namespace, long sliceMs) {
        if (namespace == null || scope() != StateScope.WINDOW) {
            return Optional.empty();
        }
        if (namespace.isIntegralNumber()) {
            return Optional.of(window(namespace.asLong(), namespace.asLong() + sliceMs));
        }
        return namespace.has("start") && namespace.has("end")
                ? Optional.of(
                        window(namespace.get("start").asLong(), namespace.get("end").asLong()))
                : Optional.of(new WindowReport(null, null, PastJson.of(namespace).toString()));
    }

    static WindowReport window(long startMs, long endMs) {
        return WindowReport.of(new TimeWindow(startMs, endMs));
    }
}
