// SPDX-License-Identifier: Apache-2.0

/**
 * Moves records between subtasks: batches, the bounded channels they travel through, and the
 * partitioners that choose a channel.
 */
@NullMarked
package dev.millrace.engine.exchange;

import org.jspecify.annotations.NullMarked;
