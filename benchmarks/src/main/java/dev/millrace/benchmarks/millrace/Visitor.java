// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

/** What is kept of a key. */
record Visitor(long count, byte[] profile) {}
