// SPDX-License-Identifier: Apache-2.0

/**
 * Decides about checkpoints: when one is taken, complete or given up, what a manifest says, which
 * run may write it, which checkpoint a run goes on from and who takes what of it, and what may be
 * removed. Pure: computes decisions from facts, which others find out and carry out.
 */
@NullMarked
package dev.millrace.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
