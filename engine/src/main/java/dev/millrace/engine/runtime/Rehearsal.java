// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.operator.OperatorFailure;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes through the start of a run up to where something outside would be touched: restores all
 * state, opens all functions, and closes them again. No source is opened, and no sink. Blocks.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Why the run would not start, each reason once; empty if it would. */
    static List<String> refusals(RunBuilder builder) throws IOException {
        Set<String> refusals = new LinkedHashSet<>();
        try {
            for (Subtask subtask : builder.build().subtasks()) {
                rehearse(subtask, refusals);
            }
        } catch (IllegalArgumentException e) {
            refusals.add(String.valueOf(e.getMessage()));
        }
        return List.copyOf(refusals);
    }

    private static void rehearse(Subtask subtask, Set<String> refusals) throws IOException {
        try {
            subtask.rehearse();
        } catch (OperatorFailure e) {
            refusals.add("operator '" + e.operator() + "' cannot be opened: " + reason(e));
        } catch (IOException | RuntimeException e) {
            refusals.add("what " + subtask.name() + " is to go on from: " + e.getMessage());
        }
    }

    private static String reason(OperatorFailure failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }
}
