// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.util.List;

/**
 * What a job would begin with: nothing, or a checkpoint or savepoint and where each state of it
 * goes.
 *
 * <pre>{@code
 * RestoreReport report = env.explainRestore("orders");
 * if (report.isRefused()) {
 *     System.err.print(report.text());
 * }
 * }</pre>
 *
 * @param text for people, a line for each operator with state; ends with a line break
 * @param refusals why the job would not be started, each with its remedy; empty if it would
 */
public record RestoreReport(String text, List<String> refusals) {
    public RestoreReport {
        refusals = List.copyOf(refusals);
    }

    /** Whether the job would not be started. */
    public boolean isRefused() {
        return !refusals.isEmpty();
    }
}
