// SPDX-License-Identifier: Apache-2.0

/**
 * Runs the contenders in turns, each trial in a fresh JVM, compares their checksums and writes the
 * table. Starts at {@link dev.millrace.benchmarks.harness.Bench}.
 */
@NullMarked
package dev.millrace.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
