// SPDX-License-Identifier: Apache-2.0
/**
 * Records as rows of comma separated values (RFC 4180): rows into records by column name, and
 * records into rows. FastCSV knows the dialect; the mapping of columns and types is here.
 */
@NullMarked
package dev.millrace.connector.files.csv;

import org.jspecify.annotations.NullMarked;
