// SPDX-License-Identifier: Apache-2.0

/**
 * The smallest whole job: running sums of a hundred numbers by their last digit, printed. What is
 * measured is the process that runs it, from start to exit.
 */
@NullMarked
package dev.millrace.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
