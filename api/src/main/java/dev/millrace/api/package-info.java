// SPDX-License-Identifier: Apache-2.0

/**
 * Where a job begins and how it is watched: the environment that makes sources and executes the
 * graph, and the handle and result of a running job.
 */
@NullMarked
package dev.millrace.api;

import org.jspecify.annotations.NullMarked;
