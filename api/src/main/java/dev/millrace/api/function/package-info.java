// SPDX-License-Identifier: Apache-2.0

/**
 * What a job author writes: functions from records to records, the contexts they are called with,
 * and ready-made aggregates.
 *
 * <p>A function is called by one thread at a time, per subtask. Lambdas, method references and
 * records are shared by all subtasks of an operator, so they must not keep state outside of state
 * handles; an object with fields is copied for each subtask (it must then be {@link
 * java.io.Serializable}, as all abstract classes here are) or made by a supplier. A function may
 * throw any exception; the operator's error policy decides what follows.
 */
@NullMarked
package dev.millrace.api.function;

import org.jspecify.annotations.NullMarked;
