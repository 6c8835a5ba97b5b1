// SPDX-License-Identifier: Apache-2.0

/** Snapshots that are kept in memory, for tests of what is frozen and restored. */
@NullMarked
package dev.millrace.engine.snapshot;

import org.jspecify.annotations.NullMarked;
