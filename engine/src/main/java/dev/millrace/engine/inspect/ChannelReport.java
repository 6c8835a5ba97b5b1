// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

/**
 * One channel. {@code from} and {@code to} are uids of operators.
 *
 * @param sent records handed over by the sender
 * @param taken records taken by the receiver
 * @param waiting records on their way
 * @param limit most records that may wait
 * @param fill {@code waiting} by {@code limit}
 */
public record ChannelReport(
        String from,
        int fromSubtask,
        String to,
        int toSubtask,
        long sent,
        long taken,
        long waiting,
        long limit,
        double fill) {}
