// SPDX-License-Identifier: Apache-2.0

/**
 * Windows: how records are assigned to them, when they fire, and what they hold.
 *
 * <p>Assigners, triggers and evictors are shared by all subtasks and keep no state in fields; a
 * trigger's state lives in {@link
 * dev.millrace.api.window.Trigger.TriggerContext#getPartitionedState}. All points in time are
 * milliseconds since 1970-01-01T00:00Z. Arithmetic never wraps around: where a window would reach
 * beyond what a {@code long} holds it is cut off there.
 */
@NullMarked
package dev.millrace.api.window;

import org.jspecify.annotations.NullMarked;
