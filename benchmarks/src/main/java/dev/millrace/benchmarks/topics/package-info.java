// SPDX-License-Identifier: Apache-2.0

/** From one topic to another: what stands in the one, and what has to stand in the other. */
@NullMarked
package dev.millrace.benchmarks.topics;

import org.jspecify.annotations.NullMarked;
