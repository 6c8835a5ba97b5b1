// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.time.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What a reader's subtask is told about event time.
 *
 * @param strategy the source's watermark strategy
 * @param holdsWatermark whether event time stands still until the input ends: batch mode
 * @param alignment the group of readers it is aligned with, or null
 * @param alignmentMember its place in that group
 */
public record SourcePlace(
        WatermarkStrategy<Object> strategy,
        boolean holdsWatermark,
        @Nullable AlignmentGroup alignment,
        int alignmentMember) {}
