// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.topics;

/**
 * Where a broker is whose input topic is filled, as its process tells it on standard output.
 *
 * @param servers as clients are told
 */
public record BrokerPlace(String servers) {
    /** What its line begins with. */
    public static final String MARK = "PREPARED ";

    /** Reads a line. */
    public static BrokerPlace of(String line) {
        return new BrokerPlace(line.substring(MARK.length()));
    }

    /** The line that {@link #of} reads. */
    public String line() {
        return MARK + servers;
    }
}
