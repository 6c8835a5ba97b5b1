// SPDX-License-Identifier: Apache-2.0

/**
 * The streams of a program and what can be done with them. A stream is a description: calling its
 * methods adds nodes to the logical graph and moves no record.
 */
@NullMarked
package dev.millrace.api.stream;

import org.jspecify.annotations.NullMarked;
