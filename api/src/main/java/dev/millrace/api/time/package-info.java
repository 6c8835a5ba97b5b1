// SPDX-License-Identifier: Apache-2.0

/**
 * Event time and how far it has come: timestamps, watermarks, and the strategies that derive them
 * from records. Times are milliseconds since 1970-01-01T00:00Z.
 */
@NullMarked
package dev.millrace.api.time;

import org.jspecify.annotations.NullMarked;
