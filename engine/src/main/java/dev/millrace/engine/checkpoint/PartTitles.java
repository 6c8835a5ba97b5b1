// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.List;
import java.util.Map;

/** What the parts of an operator's state are called before people. */
final class PartTitles {
    /** For what an operator writes beside its state, to be checked. */
    private static final String UNTOLD = "";

    private static final Map<String, String> TITLES =
            Map.ofEntries(
                    Map.entry("keyed", "state by key"),
                    Map.entry("eventTimers", "event-time timers"),
                    Map.entry("processingTimers", "processing-time timers"),
                    Map.entry("windows", "open windows"),
                    Map.entry("slices", "open windows"),
                    Map.entry("sessions", "open sessions"),
                    Map.entry("merging", "open sessions"),
                    Map.entry("windowState", "state by window"),
                    Map.entry("latePanes", "fired windows that late records may change"),
                    Map.entry("cleanups", "windows to clear"),
                    Map.entry("broadcast", "broadcast state"),
                    Map.entry("splitLists", "operator lists"),
                    Map.entry("unionLists", "union lists"),
                    Map.entry("splits", "splits with their positions"),
                    Map.entry("enumerator", "enumerator"),
                    Map.entry("committables", "output to be committed"),
                    Map.entry("calls", "open calls"),
                    Map.entry("grid", UNTOLD));

    private PartTitles() {}

    /** The parts of {@code state} that hold anything; a part without a title goes by its name. */
    static String of(OperatorState state) {
        List<String> titles =
                state.partsToKeep().stream()
                        .map(part -> TITLES.getOrDefault(part, part))
                        .filter(title -> !title.equals(UNTOLD))
                        .distinct()
                        .toList();
        return titles.isEmpty() ? "event time" : String.join(", ", titles);
    }
}
