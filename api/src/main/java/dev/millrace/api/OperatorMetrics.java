// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.util.Map;

/**
 * What one subtask of one operator has counted so far.
 *
 * @param operator the operator's name
 * @param uid the operator's stable id
 * @param subtask index of the subtask
 * @param recordsIn records taken in; for a source, records read
 * @param recordsOut records handed on
 * @param lateRecords records that came after the watermark and were dropped or sent aside
 * @param errors records skipped or sent to dead letters by the error policy
 * @param watermark the operator's event-time watermark in ms since the epoch, {@code
 *     Long.MIN_VALUE} before the first
 * @param counters the user's own counters by name
 */
public record OperatorMetrics(
        String operator,
        String uid,
        int subtask,
        long recordsIn,
        long recordsOut,
        long lateRecords,
        long errors,
        long watermark,
        Map<String, Long> counters) {

    public OperatorMetrics {
        counters = Map.copyOf(counters);
    }
}
