// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

/** Whether an operator may run in one chain with its neighbours. */
public enum Chaining {
    /** Chains with its producer and its consumers where partitioning and parallelism allow. */
    ALLOWED,
    /** Begins a chain of its own; consumers may chain to it. */
    STARTS_NEW_CHAIN,
    /** Chains with nobody. */
    FORBIDDEN
}
