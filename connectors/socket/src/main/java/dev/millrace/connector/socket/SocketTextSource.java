// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.socket;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads lines of UTF-8 text from a TCP server, as from {@code nc -lk 9999}.
 *
 * <pre>{@code
 * SocketTextSource lines = SocketTextSource.of("localhost", 9999);
 * }</pre>
 *
 * <p><b>Not replayable:</b> what was received cannot be asked for again, so lines are lost when a
 * job fails or a connection breaks. One subtask reads, whatever the parallelism. When the server
 * closes the connection the input has ended, unless {@link #reconnecting} says otherwise. A line
 * that is not UTF-8 or too long is rejected, and the source's error policy decides.
 */
public final class SocketTextSource implements Source<String, SocketSplit, Boolean> {
    /** Far more than a line should have, and little enough for a small heap. */
    private static final int DEFAULT_MAX_LINE_BYTES = 1024 * 1024;

    private static final int MAX_PORT = 65_535;

    private final SocketSplit server;
    private final Reconnect reconnect;
    private final int maxLineBytes;

    private SocketTextSource(SocketSplit server, Reconnect reconnect, int maxLineBytes) {
        this.server = server;
        this.reconnect = Objects.requireNonNull(reconnect, "reconnect");
        this.maxLineBytes = maxLineBytes;
    }

    /** Reads from a server. */
    public static SocketTextSource of(String host, int port) {
        if (host.isBlank() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("No server can be at '" + host + "', port " + port);
        }
        return new SocketTextSource(
                new SocketSplit(host, port, 0), Reconnect.never(), DEFAULT_MAX_LINE_BYTES);
    }

    /** What is done when there is no connection; by default nothing. */
    public SocketTextSource reconnecting(Reconnect reconnect) {
        return new SocketTextSource(server, reconnect, maxLineBytes);
    }

    /** Rejects lines with more bytes; by default 1 MB. */
    public SocketTextSource maxLineBytes(int maxLineBytes) {
        if (maxLineBytes < 1) {
            throw new IllegalArgumentException("A line has at least 1 byte, not " + maxLineBytes);
        }
        return new SocketTextSource(server, reconnect, maxLineBytes);
    }

    @Override
    public Boundedness boundedness() {
        return Boundedness.UNBOUNDED;
    }

    @Override
    public SplitEnumerator<SocketSplit, Boolean> createEnumerator(
            EnumeratorContext<SocketSplit> context, Optional<Boolean> restored) {
        return new SocketEnumerator(context, server, restored.orElse(false));
    }

    @Override
    public SourceReader<String, SocketSplit> createReader(ReaderContext context) {
        return new SocketReader(context, reconnect, maxLineBytes);
    }

    /** It waits for the server. */
    @Override
    public boolean isBlocking() {
        return true;
    }
}
