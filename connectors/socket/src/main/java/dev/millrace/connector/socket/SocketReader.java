// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.socket;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one connection after the other. */
final class SocketReader implements SourceReader<String, SocketSplit> {
    private static final int CONNECT_TIMEOUT_MS = 5_000;

    /** How long a poll waits for the server: the longest that anything else has to wait for it. */
    private static final int READ_TIMEOUT_MS = 20;

    private final ReaderContext context;
    private final Reconnect reconnect;
    private final int maxLineBytes;
    private final LineBuffer buffer;
    private @Nullable SocketSplit split;
    private @Nullable Socket socket;
    private long lines;
    private int attemptsLeft;
    private long connectAtNs;
    private boolean noMoreSplits;

    SocketReader(ReaderContext context, Reconnect reconnect, int maxLineBytes) {
        this.context = context;
        this.reconnect = reconnect;
        this.maxLineBytes = maxLineBytes;
        this.buffer = new LineBuffer(maxLineBytes);
        this.attemptsLeft = reconnect.attempts();
        this.connectAtNs = context.monotonicNs();
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<SocketSplit> splits) {
        for (SocketSplit given : splits) {
            split = given;
            lines = given.lines();
        }
    }

    @Override
    public void noMoreSplits() {
        noMoreSplits = true;
    }

    @Override
    public ReaderStatus poll(ReaderOutput<String> output, int maxRecords) throws IOException {
        if (split == null) {
            return noMoreSplits ? ReaderStatus.END_OF_INPUT : ReaderStatus.NOTHING_NOW;
        }
        output.split(split.splitId());
        if (buffer.hasLine()) {
            return handOut(output, maxRecords);
        }
        if (socket == null && !connect(split)) {
            return ReaderStatus.NOTHING_NOW;
        }
        return receive(split, output, maxRecords);
    }

    private ReaderStatus receive(SocketSplit server, ReaderOutput<String> output, int maxRecords)
            throws IOException {
        try {
            if (socket != null && buffer.fill(socket.getInputStream()) >= 0) {
                return handOut(output, maxRecords);
            }
        } catch (SocketTimeoutException e) {
            output.caughtUp();
            return ReaderStatus.CAUGHT_UP;
        } catch (IOException e) {
            disconnect();
            tryLater(server, "broke", e);
            return ReaderStatus.NOTHING_NOW;
        }
        return closedByServer(output);
    }

    private ReaderStatus handOut(ReaderOutput<String> output, int maxRecords) {
        for (int left = maxRecords; left > 0 && buffer.hasLine(); left--) {
            handOut(output, buffer.take());
        }
        return ReaderStatus.MORE_AVAILABLE;
    }

    private void handOut(ReaderOutput<String> output, LineBuffer.Line line) {
        lines++;
        if (line.droppedBytes() > 0) {
            long length = line.bytes().length + line.droppedBytes();
            output.reject(
                    line.bytes(),
                    lines,
                    new IOException(
                            "Line "
                                    + lines
                                    + " has "
                                    + length
                                    + " bytes, the limit is "
                                    + maxLineBytes
                                    + ": raise it with maxLineBytes"));
            return;
        }
        String text;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.bytes());
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            output.reject(
                    line.bytes(),
                    lines,
                    new IOException("Line " + lines + " is not UTF-8: let the server send it", e));
            return;
        }
        output.collect(text, lines);
    }

    private ReaderStatus closedByServer(ReaderOutput<String> output) throws IOException {
        disconnect();
        if (buffer.hasRest()) {
            handOut(output, buffer.take());
        }
        buffer.clear();
        if (reconnect.attempts() > 0) {
            connectAtNs = context.monotonicNs() + reconnect.delay().toNanos();
            return ReaderStatus.NOTHING_NOW;
        }
        split = null;
        output.splitFinished();
        return ReaderStatus.MORE_AVAILABLE;
    }

    /** Returns whether there is a connection. */
    private boolean connect(SocketSplit server) throws IOException {
        if (context.monotonicNs() - connectAtNs < 0) {
            return false;
        }
        Socket fresh = new Socket();
        try {
            fresh.connect(new InetSocketAddress(server.host(), server.port()), CONNECT_TIMEOUT_MS);
            fresh.setSoTimeout(READ_TIMEOUT_MS);
        } catch (IOException e) {
            fresh.close();
            tryLater(server, "could not be made", e);
            return false;
        }
        socket = fresh;
        attemptsLeft = reconnect.attempts();
        return true;
    }

    private void tryLater(SocketSplit server, String what, IOException cause) throws IOException {
        if (attemptsLeft == 0) {
            throw new IOException(
                    "The connection to "
                            + server.splitId()
                            + " "
                            + what
                            + ": "
                            + cause.getMessage()
                            + ". Start the server first, check host and port, or set reconnecting",
                    cause);
        }
        attemptsLeft--;
        buffer.clear();
        connectAtNs = context.monotonicNs() + reconnect.delay().toNanos();
    }

    @Override
    public List<SocketSplit> snapshotState() {
        return split == null
                ? List.of()
                : List.of(new SocketSplit(split.host(), split.port(), lines));
    }

    private void disconnect() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    @Override
    public void close() throws IOException {
        disconnect();
    }
}
