// SPDX-License-Identifier: Apache-2.0

/**
 * Asynchronous calls per record: made on the subtask's thread, completed on any, emitted in the
 * order of their records or as they come.
 */
@NullMarked
package dev.millrace.engine.async;

import org.jspecify.annotations.NullMarked;
