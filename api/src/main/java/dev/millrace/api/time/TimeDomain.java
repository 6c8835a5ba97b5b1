// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * The two kinds of time.
 *
 * <pre>{@code
 * StateTtlConfig oneDay =
 *         StateTtlConfig.newBuilder(Duration.ofDays(1))
 *                 .setTimeDomain(TimeDomain.EVENT_TIME)
 *                 .build();
 * }</pre>
 */
public enum TimeDomain {
    /** The time in the records, as far as watermarks have told it. */
    EVENT_TIME,
    /** The clock of the engine. */
    PROCESSING_TIME
}
