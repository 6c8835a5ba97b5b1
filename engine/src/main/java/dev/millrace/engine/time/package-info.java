// SPDX-License-Identifier: Apache-2.0

/**
 * Event time inside a running job: the watermark of each input, what is idle and why, and the
 * minimum that an operator acts on.
 */
@NullMarked
package dev.millrace.engine.time;

import org.jspecify.annotations.NullMarked;
