// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One subtask of one operator. Shares are of the last seconds and of the whole chain.
 *
 * @param phase where it is in its life
 * @param worker the thread that steps it, null before the first step
 * @param lateAccepted late records so far that were let change a result
 * @param lateDropped late records so far that were dropped, or sent to a side output
 * @param errors records skipped or sent aside by the error policy
 * @param backPressuredShare time in which its outputs had no room
 * @param watermarkIn event time as its inputs have sent it, null before the first
 * @param watermarkOut event time as it has handed it on, null before the first
 * @param queueFill what waits before it by what may wait, of its fullest channel
 * @param queueWaiting records that wait before it
 * @param latencyMs how long a record that leaves a source now takes to come here, in queues of the
 *     longest way; an estimate from how many wait and how fast they are worked off
 * @param counters the user's own
 */
public record SubtaskReport(
        int index,
        String phase,
        @Nullable String worker,
        long recordsIn,
        long recordsOut,
        long lateAccepted,
        long lateDropped,
        long errors,
        double busyShare,
        double backPressuredShare,
        double idleShare,
        @Nullable Long watermarkIn,
        @Nullable Long watermarkOut,
        double queueFill,
        long queueWaiting,
        double latencyMs,
        Map<String, Long> counters) {}
