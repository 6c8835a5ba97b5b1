// SPDX-License-Identifier: Apache-2.0

/** What a trial found, known to those that measure and to those that report. */
@NullMarked
package dev.millrace.benchmarks.outcome;

import org.jspecify.annotations.NullMarked;
