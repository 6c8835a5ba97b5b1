// SPDX-License-Identifier: Apache-2.0
/**
 * For tests of a user's own jobs: whole jobs in simulated processes that crash and have bad disks,
 * in virtual time and from a seed; sources and sinks in memory.
 */
@NullMarked
package dev.millrace.testkit;

import org.jspecify.annotations.NullMarked;
