// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

/** What comes out for each visit. */
record VisitorRow(long key, long count, byte mark, long position) {}
