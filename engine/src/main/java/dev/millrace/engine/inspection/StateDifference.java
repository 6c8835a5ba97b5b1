// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import org.jspecify.annotations.Nullable;

/** An entry that is not the same in two checkpoints; null where it is missing. */
public record StateDifference(@Nullable StoredEntry before, @Nullable StoredEntry after) {}
