// SPDX-License-Identifier: Apache-2.0
/** Totals by key and hour, and their maximum. */
@NullMarked
package dev.millrace.examples.hourlytips;

import org.jspecify.annotations.NullMarked;
