// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * How fast a source goes. Records become due evenly from the start of the source on; one that was
 * held up by back pressure catches up, so that over time the rate is kept.
 *
 * <pre>{@code
 * var bids = GeneratorSource.endless(Bid::random).withRate(RateLimit.perSecond(10_000));
 * }</pre>
 *
 * @param recordsPerSecond of the whole source, over all its readers
 */
public record RateLimit(double recordsPerSecond) {
    private static final double NS_PER_SECOND = 1e9;

    public RateLimit {
        if (!(recordsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "The rate is " + recordsPerSecond + " per second; give more than 0");
        }
    }

    public static RateLimit perSecond(double records) {
        return new RateLimit(records);
    }

    /** How many records of one of {@code parts} equal parts are due after this time. */
    long due(long elapsedNs, int parts) {
        return (long) (elapsedNs / NS_PER_SECOND * recordsPerSecond / parts) + 1;
    }
}
