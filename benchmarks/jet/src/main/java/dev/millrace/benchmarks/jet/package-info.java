// SPDX-License-Identifier: Apache-2.0

/**
 * Hazelcast Jet's side: every query in the Pipeline API, with a source and a sink from its Core API
 * that are cooperative, as its own fast connectors are.
 */
@NullMarked
package dev.millrace.benchmarks.jet;

import org.jspecify.annotations.NullMarked;
