// SPDX-License-Identifier: Apache-2.0

/**
 * Databases in and out: the rows of a query by ranges of a column, and sinks that upsert or that
 * write exactly once by a fence row in the same transaction.
 */
@NullMarked
package dev.millrace.connector.jdbc;

import org.jspecify.annotations.NullMarked;
