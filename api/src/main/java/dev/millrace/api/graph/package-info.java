// SPDX-License-Identifier: Apache-2.0

/**
 * The logical graph of a job as plain data: what the fluent classes in {@code
 * dev.millrace.api.stream} build and the only thing an engine reads. A {@link
 * dev.millrace.api.graph.Node} is one operator, an {@link dev.millrace.api.graph.Edge} says where
 * its records come from and how they are partitioned, an {@link
 * dev.millrace.api.graph.OperatorSpec} says what the operator does.
 */
@NullMarked
package dev.millrace.api.graph;

import org.jspecify.annotations.NullMarked;
