// SPDX-License-Identifier: Apache-2.0

/**
 * Whole jobs, drawn from a seed, in simulated processes that crash, sleep, lose power and run on
 * bad disks. What must hold of them is named in {@link dev.millrace.proof.simulation.Invariant}.
 */
@NullMarked
package dev.millrace.proof.simulation;

import org.jspecify.annotations.NullMarked;
