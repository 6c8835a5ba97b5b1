// SPDX-License-Identifier: Apache-2.0

/**
 * Flink's side: every query as its users would write it, projected before each shuffle so that only
 * what is needed is serialized, with object reuse and state on the heap.
 */
@NullMarked
package dev.millrace.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
