// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka topics in and out. {@code KafkaSource} reads from exact offsets that live in its splits;
 * {@code KafkaSink} writes at least once or exactly once, by transactions whose output is held
 * until their commit is confirmed.
 */
@NullMarked
package dev.millrace.connector.kafka;

import org.jspecify.annotations.NullMarked;
