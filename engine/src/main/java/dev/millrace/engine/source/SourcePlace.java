// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.time.FollowedTime;
import org.jspecify.annotations.Nullable;

/**
 * What a reader's subtask is told about event time.
 *
 * @param strategy the source's watermark strategy
 * @param followed where event time is to come to while the reader is idle
 * @param holdsWatermark whether event time stands still until the input ends: batch mode
 * @param alignment the group of readers it is aligned with, or null
 * @param alignmentMember its place in that group
 */
public record SourcePlace(
        WatermarkStrategy<Object> strategy,
        FollowedTime followed,
        boolean holdsWatermark,
        @Nullable AlignmentGroup alignment,
        int alignmentMember) {}
