// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Whose log messages a thread writes: job, operator and subtask in SLF4J's MDC, from the first step
 * of a subtask on until the thread steps another. So a thread that has one subtask sets them once.
 */
final class LogPlace {
    static final String JOB = "job";
    static final String OPERATOR = "operator";
    static final String SUBTASK = "subtask";

    private static final ThreadLocal<@Nullable LogPlace> CURRENT = new ThreadLocal<>();

    private final String job;
    private final String operator;
    private final String subtask;

    /**
     * A place.
     *
     * @param operator name of the chain
     */
    LogPlace(String job, String operator, int subtask) {
        this.job = LogText.of(job);
        this.operator = LogText.of(operator);
        this.subtask = Integer.toString(subtask);
    }

    /** What this thread logs from now on comes from here. */
    void enter() {
        if (CURRENT.get() != this) {
            CURRENT.set(this);
            MDC.put(JOB, job);
            MDC.put(OPERATOR, operator);
            MDC.put(SUBTASK, subtask);
        }
    }
}
