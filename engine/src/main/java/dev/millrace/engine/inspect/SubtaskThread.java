// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.function.BooleanSupplier;

/**
 * A thread that steps a subtask, for samplers.
 *
 * @param stepping whether the thread is in a step of this subtask right now
 */
public record SubtaskThread(int subtask, Thread thread, BooleanSupplier stepping) {}
