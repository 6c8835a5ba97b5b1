// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The late records of one operator, whose uid is {@code id}.
 *
 * @param allowedMs the allowed lateness it has, null if it has none to set
 * @param accepted those within the allowed lateness, which changed a result that had been given;
 *     null if the operator accepts none
 * @param dropped those beyond it, sent to a side output or not
 */
public record LateReport(
        String id, String name, @Nullable Long allowedMs, @Nullable Group accepted, Group dropped) {

    /**
     * Late records to which the same has happened.
     *
     * @param histogram of watermark less timestamp, without empty stretches
     * @param more99Ms how much more of what they lacked would have kept 99 % of them out of this
     *     group: out-of-orderness of the watermark for those accepted, allowed lateness for those
     *     dropped; null if there are none
     * @param more999Ms the same for 99.9 %
     */
    public record Group(
            long count,
            List<Bucket> histogram,
            List<LateRecord> sample,
            @Nullable Long more99Ms,
            @Nullable Long more999Ms) {}

    /** How many were at least {@code fromMs} and less than {@code toMs} late. */
    public record Bucket(long fromMs, long toMs, long count) {}

    /** One that was late. */
    public record LateRecord(
            String record, long timestampMs, long watermarkMs, long latenessMs, int subtask) {}
}
