// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

/** A key was seen. */
public record Seen(long key, long position) {}
