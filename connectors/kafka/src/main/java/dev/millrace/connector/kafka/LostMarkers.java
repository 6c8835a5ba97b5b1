// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

/**
 * What an exactly-once sink does when a job goes on from a checkpoint so old that Kafka may have
 * forgotten whether its output was committed ({@code offsets.retention.minutes} of the broker, by
 * default a week).
 */
public enum LostMarkers {
    /** The job fails and names the epoch. */
    STOP,
    /** The output is written: it may be in the topic twice. */
    WRITE,
    /** The output is taken for written: it may be missing. */
    LEAVE_OUT
}
