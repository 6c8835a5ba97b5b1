// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

/** Which algorithm runs a window operator. */
public enum WindowKind {
    /** Aligned windows in event time with an aggregate: one table per slice, no timers. */
    SLICES,
    /** Sessions in event time with a fixed gap and an aggregate. */
    SESSIONS,
    /** Any assigner, trigger and evictor: panes per key and window, with timers. */
    GENERAL
}
