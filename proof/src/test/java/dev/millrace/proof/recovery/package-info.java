// SPDX-License-Identifier: Apache-2.0
/** Whole jobs in simulated processes that die, or are stopped and go on as another version. */
@NullMarked
package dev.millrace.proof.recovery;

import org.jspecify.annotations.NullMarked;
