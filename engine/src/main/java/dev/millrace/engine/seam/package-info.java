// SPDX-License-Identifier: Apache-2.0

/**
 * The engine's one door to the outside: clock, scheduler, randomness, disk and blocking work, once
 * made from the JDK and once simulated with virtual time and a seed.
 */
@NullMarked
package dev.millrace.engine.seam;

import org.jspecify.annotations.NullMarked;
