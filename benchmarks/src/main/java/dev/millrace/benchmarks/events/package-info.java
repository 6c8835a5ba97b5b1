// SPDX-License-Identifier: Apache-2.0

/**
 * The input of every benchmark: plain event objects, generated from a seed into memory before a
 * clock starts, and read by every contender through the same {@link
 * dev.millrace.benchmarks.events.SplitReader}.
 */
@NullMarked
package dev.millrace.benchmarks.events;

import org.jspecify.annotations.NullMarked;
