// SPDX-License-Identifier: Apache-2.0

/**
 * The yardstick: each query as a loop that somebody who knows the machine would write for it alone,
 * with one thread, or with several that hand keys to each other over bounded queues.
 *
 * <p>A {@link dev.millrace.benchmarks.handwritten.Lane} is a thread with the splits it reads and
 * the keys it owns; a {@link dev.millrace.benchmarks.handwritten.Program} is what it does with
 * them. One lane that reads several splits repeats a parallel run of another contender in one
 * thread, which is how checksums are verified.
 */
@NullMarked
package dev.millrace.benchmarks.handwritten;

import org.jspecify.annotations.NullMarked;
