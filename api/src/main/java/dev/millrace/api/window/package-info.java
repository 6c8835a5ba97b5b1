// SPDX-License-Identifier: Apache-2.0

/**
 * Windows: which ones a record belongs to (assigners), when a pane of one is emitted (triggers),
 * and which records a pane leaves out (evictors).
 */
@NullMarked
package dev.millrace.api.window;

import org.jspecify.annotations.NullMarked;
