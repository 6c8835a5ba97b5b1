// SPDX-License-Identifier: Apache-2.0
/**
 * Real jobs on real disks, killed by signal 9 at random moments and started again until they finish
 * by themselves; their output is compared with a computation that knows no Millrace.
 */
@NullMarked
package dev.millrace.proof;

import org.jspecify.annotations.NullMarked;
