// SPDX-License-Identifier: Apache-2.0

/**
 * The logical graph as data: nodes, edges, and what each operator is to do. It is the only thing
 * that an engine reads of a program.
 */
@NullMarked
package dev.millrace.api.graph;

import org.jspecify.annotations.NullMarked;
