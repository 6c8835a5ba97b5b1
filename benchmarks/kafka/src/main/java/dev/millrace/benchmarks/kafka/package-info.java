// SPDX-License-Identifier: Apache-2.0

/**
 * Counts the records of a topic per key and writes the counts into another one, by each of the
 * sink's guarantees. {@link dev.millrace.benchmarks.kafka.PreparedBroker} and {@link
 * dev.millrace.benchmarks.kafka.TopicTrial} are processes of the harness.
 */
@NullMarked
package dev.millrace.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
