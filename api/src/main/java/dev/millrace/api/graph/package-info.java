// SPDX-License-Identifier: Apache-2.0
<<<<<<< HEAD

/**
 * The logical graph as data: nodes, edges, and what each operator is to do. It is the only thing
 * that an engine reads of a program.
=======
/**
 * The logical graph of a job as plain data: what the fluent classes in {@code
 * dev.millrace.api.stream} build and the only thing an engine reads. A {@link
 * dev.millrace.api.graph.Node} is one operator, an {@link dev.millrace.api.graph.Edge} says where
 * its records come from and how they are partitioned, an {@link
 * dev.millrace.api.graph.OperatorSpec} says what the operator does.
>>>>>>> 8fb3ae7 (Describe a job as data and say how records come in and go out)
 */
@NullMarked
package dev.millrace.api.graph;

import org.jspecify.annotations.NullMarked;
