// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/** Whether a source comes to an end by itself. */
public enum Boundedness {
    /** Every split ends; the job ends when all sources have. */
    BOUNDED,
    /** The source goes on until the job is stopped. */
    UNBOUNDED
}
