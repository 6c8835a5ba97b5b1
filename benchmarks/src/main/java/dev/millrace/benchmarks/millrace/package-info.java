// SPDX-License-Identifier: Apache-2.0

/** Millrace's side: the queries as a user would write them. */
@NullMarked
package dev.millrace.benchmarks.millrace;

import org.jspecify.annotations.NullMarked;
