// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.socket;

import java.time.Duration;

/**
 * What is done when a connection cannot be made, breaks, or is closed by the server.
 *
 * @param attempts how often to connect again before the job fails; counted anew after each
 *     connection that was made
 * @param delay time before each attempt
 */
public record Reconnect(int attempts, Duration delay) {

    public Reconnect {
        if (attempts < 0 || delay.isNegative()) {
            throw new IllegalArgumentException(
                    "Attempts and delay must not be negative: " + attempts + ", " + delay);
        }
    }

    /**
     * Not at all: the end of the connection is the end of the input, a broken one fails the job.
     */
    public static Reconnect never() {
        return new Reconnect(0, Duration.ZERO);
    }

    /** Again and again. */
    public static Reconnect always(Duration delay) {
        return new Reconnect(Integer.MAX_VALUE, delay);
    }
}
