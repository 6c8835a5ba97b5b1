// SPDX-License-Identifier: Apache-2.0
/**
 * Files in and out. {@link dev.millrace.connector.files.FileSource} reads one file, many, or a
 * directory; {@link dev.millrace.connector.files.FileSink} writes files that become visible whole.
 * What a record looks like inside a file is told by the formats in {@code format} and {@code csv}.
 */
@NullMarked
package dev.millrace.connector.files;

import org.jspecify.annotations.NullMarked;
