// SPDX-License-Identifier: Apache-2.0

/**
 * Decides how a graph is run: which operators form a chain, how many subtasks a task has, how
 * records travel between them. Pure: it computes and touches nothing.
 */
@NullMarked
package dev.millrace.engine.plan;

import org.jspecify.annotations.NullMarked;
