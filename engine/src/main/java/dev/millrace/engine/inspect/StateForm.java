// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

/** What the values of a state look like. */
public enum StateForm {
    VALUE,
    LIST,
    MAP,
    REDUCING,
    /** Accumulators of an aggregate function. */
    AGGREGATING,
    /** Times at which timers fire. */
    TIMER
}
