// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/** What the values of a column are to a reader of the snapshot. */
public enum ColumnKind {
    /** One value. */
    VALUE,
    /** A list of elements. */
    LIST,
    /** A map. */
    MAP,
    /** One value that records were reduced to. */
    REDUCING,
    /** The accumulator of an aggregate function. */
    AGGREGATING,
    /** Something of the engine's own, such as the time of a timer. */
    INTERNAL
}
