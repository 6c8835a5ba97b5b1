// SPDX-License-Identifier: Apache-2.0
/**
 * For tests only: a real Kafka broker in a JVM of its own, so that it can be killed, stopped and
 * started again like one in production. {@code KafkaBroker} is used by the test, {@code BrokerMain}
 * is what its JVM runs.
 */
@NullMarked
package dev.millrace.connector.kafka.broker;

import org.jspecify.annotations.NullMarked;
