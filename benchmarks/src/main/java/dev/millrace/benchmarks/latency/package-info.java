// SPDX-License-Identifier: Apache-2.0

/**
 * How long a result takes: a count per key in tumbling windows of 1 s over events that are due at a
 * steady rate. The latency of a row runs from the time at which the event that completed its window
 * was <em>due</em>, not from when it was given out, to the row's arrival in the sink; so an engine
 * that falls behind cannot hide it.
 */
@NullMarked
package dev.millrace.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
