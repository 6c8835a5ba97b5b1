// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

/**
 * What a source does when records that it should read are not there any more: retention removed
 * them, a log was truncated, a topic was deleted or made anew.
 */
public enum LostRecords {
    /** The job fails and says what is missing. */
    STOP,
    /**
     * Reads on from what there is. The gap is rejected like a record that cannot be read, so the
     * source's error policy counts it, makes it a dead letter, or fails the job.
     */
    READ_ON
}
