// SPDX-License-Identifier: Apache-2.0

/**
 * How values are written into snapshots and read back: Avro schemas and Avro's binary encoding,
 * with codecs of our own. Knows the JDK, the api, Avro and Jackson, and nothing else of the engine.
 * Byte by byte in {@code docs/internals/snapshot-format.md}.
 */
@NullMarked
package dev.millrace.engine.wire;

import org.jspecify.annotations.NullMarked;
