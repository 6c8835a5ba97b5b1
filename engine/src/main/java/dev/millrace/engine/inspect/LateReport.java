// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The late records of one operator, whose uid is {@code id}.
 *
 * @param boundMs the allowed lateness it has, null if it has none to set
 * @param histogram of watermark less timestamp, without empty stretches
 * @param keeps99Ms how much more allowed lateness would have kept 99 % of its late records; null if
 *     none was late
 * @param keeps999Ms the same for 99.9 %
 */
public record LateReport(
        String id,
        String name,
        long count,
        @Nullable Long boundMs,
        List<Bucket> histogram,
        List<LateRecord> sample,
        @Nullable Long keeps99Ms,
        @Nullable Long keeps999Ms) {

    /** How many were at least {@code fromMs} and less than {@code toMs} late. */
    public record Bucket(long fromMs, long toMs, long count) {}

    /** One that was late. */
    public record LateRecord(
            String record, long timestampMs, long watermarkMs, long latenessMs, int subtask) {}
}
