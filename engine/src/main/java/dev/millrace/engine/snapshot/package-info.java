// SPDX-License-Identifier: Apache-2.0

/**
 * What a subtask's snapshot is made of: parts, each a named set of entries under a schema, written
 * piece by piece while the subtask goes on and read back before it opens.
 */
@NullMarked
package dev.millrace.engine.snapshot;

import org.jspecify.annotations.NullMarked;
