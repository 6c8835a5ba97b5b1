// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.socket;

import dev.millrace.api.connector.SourceSplit;

/**
 * The one connection of a socket source.
 *
 * @param host name or address of the server
 * @param port its port
 * @param lines how many lines were read, over all connections; only numbers what follows, for a
 *     socket cannot be read from a position
 */
public record SocketSplit(String host, int port, long lines) implements SourceSplit {

    @Override
    public String splitId() {
        return host + ":" + port;
    }
}
