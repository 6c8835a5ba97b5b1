// SPDX-License-Identifier: Apache-2.0

/**
 * A job with much state of which little is hot, for what has to do with checkpoints: each key is
 * seen once, and from then on a hundredth of the keys again and again. What has to come out is
 * known in closed form, so that every run can be checked, also one that goes on after a kill.
 */
@NullMarked
package dev.millrace.benchmarks.visitors;

import org.jspecify.annotations.NullMarked;
