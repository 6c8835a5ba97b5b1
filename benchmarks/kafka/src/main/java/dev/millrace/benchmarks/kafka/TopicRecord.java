// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.kafka;

/** A record of the input, or a row of the output: its value begins with the count then. */
record TopicRecord(long key, byte[] value) {}
