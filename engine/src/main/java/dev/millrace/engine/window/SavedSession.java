// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import org.jspecify.annotations.Nullable;

/**
 * A session as it stands in a snapshot.
 *
 * @param start of its first record, in ms since the epoch
 * @param end of the gap after its last record
 * @param fired as {@link Session} counts it
 * @param accumulator of its records, null if a firing dropped them
 */
public record SavedSession(long start, long end, long fired, @Nullable Object accumulator) {}
