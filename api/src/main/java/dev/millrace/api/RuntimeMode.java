// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

/** Whether a job emits results while its input is still coming. */
public enum RuntimeMode {
    /** Results are emitted and updated as records and watermarks come; the default. */
    STREAMING,
    /**
     * Only final results are emitted, once all input has been read. Every source must be bounded;
     * no record is late.
     */
    BATCH
}
