// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.AccumulationMode;
import dev.millrace.engine.operator.Counters;

/**
 * What is said about windows that are run by slices.
 *
 * @param grid how windows are cut into slices
 * @param accumulators the aggregate
 * @param latenessMs how long a window is kept after it has fired
 * @param accumulation what a late firing shows
 * @param counters the operator's counters
 */
record SliceSetting(
        SliceGrid grid,
        Accumulators accumulators,
        long latenessMs,
        AccumulationMode accumulation,
        Counters counters) {}
