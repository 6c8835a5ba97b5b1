// SPDX-License-Identifier: Apache-2.0

/**
 * Runs a plan: subtasks that do a bounded piece of work per step, the workers that drive them, and
 * the job that owns both from start to end.
 */
@NullMarked
package dev.millrace.engine.runtime;

import org.jspecify.annotations.NullMarked;
