// SPDX-License-Identifier: Apache-2.0

/**
 * Keyed state in rows: one row for all state of a key in an operator, tables of rows per key group,
 * hashes of keys, and the timers of keys.
 */
@NullMarked
package dev.millrace.engine.state;

import org.jspecify.annotations.NullMarked;
