// SPDX-License-Identifier: Apache-2.0
/** The simulation in every build, and what shows that it would find what it looks for. */
@NullMarked
package dev.millrace.proof.simulation;

import org.jspecify.annotations.NullMarked;
