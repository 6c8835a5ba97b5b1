// SPDX-License-Identifier: Apache-2.0

/**
 * A job with a server, and somebody outside who looks at it by turns. {@link
 * dev.millrace.benchmarks.watched.WatchedTrial} is the process of the job, {@link
 * dev.millrace.benchmarks.watched.Onlooker} the one that looks.
 */
@NullMarked
package dev.millrace.benchmarks.watched;

import org.jspecify.annotations.NullMarked;
