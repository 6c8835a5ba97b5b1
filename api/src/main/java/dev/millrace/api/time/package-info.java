// SPDX-License-Identifier: Apache-2.0

/**
 * Event time: timestamps, watermarks, and the strategy that makes them at a source.
 *
 * <p>All points in time are milliseconds since 1970-01-01T00:00Z, negative before. A watermark
 * {@code w} says that no record with a timestamp of {@code w} or less is expected any more.
 */
@NullMarked
package dev.millrace.api.time;

import org.jspecify.annotations.NullMarked;
