// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.connector.BlockingOutcome;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server socket on this machine; all on one thread, as the system buffers lines. */
final class SocketTextSourceTest {
    private ServerSocket server;
    private SocketTextSource source;
    private final List<String> records = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private long clockNs;
    private SourceReader<String, SocketSplit> reader;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        source = SocketTextSource.of("localhost", server.getLocalPort());
    }

    @AfterEach
    void close() throws Exception {
        if (reader != null) {
            reader.close();
        }
        server.close();
    }

    private void start(SocketTextSource source) throws Exception {
        reader = source.createReader(new Context());
        SplitEnumerator<SocketSplit, Boolean> enumerator =
                source.createEnumerator(new Enumeration(), Optional.empty());
        enumerator.start();
        enumerator.handleSplitRequest(0);
    }

    private ReaderStatus poll() throws Exception {
        return reader.poll(new Output(), 2);
    }

    /** Polls until the connection has nothing more for now. */
    private ReaderStatus pollWhileMore() throws Exception {
        ReaderStatus status;
        do {
            status = poll();
        } while (status == ReaderStatus.MORE_AVAILABLE);
        return status;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsLinesUntilTheServerCloses() throws Exception {
        start(source);
        poll();
        try (Socket client = server.accept()) {
            send(client, "one\ntwo\r\n\nthr");
            while (records.size() < 3) {
                poll();
            }
            assertThat(records).containsExactly("1=one", "2=two", "3=");
            assertThat(pollWhileMore()).isEqualTo(ReaderStatus.CAUGHT_UP);
            assertThat(words).containsOnly("caught up");
            send(client, "ee");
        }
        assertThat(pollUntilTheEnd()).isEqualTo(ReaderStatus.END_OF_INPUT);
        assertThat(records).endsWith("4=three");
        assertThat(words).endsWith("finished");
    }

    private ReaderStatus pollUntilTheEnd() throws Exception {
        ReaderStatus status;
        do {
            status = poll();
        } while (status != ReaderStatus.END_OF_INPUT);
        return status;
    }

    @Test
    void rejectsLinesThatAreTooLongOrNotUtf8() throws Exception {
        start(source.maxLineBytes(10));
        poll();
        try (Socket client = server.accept()) {
            send(client, "1234567890\r\n12345678901\n" + "x".repeat(100_000) + "\n");
            client.getOutputStream().write(new byte[] {'a', (byte) 0xe9, '\n', 'b', '\n'});
        }
        pollUntilTheEnd();

        assertThat(records).containsExactly("1=1234567890", "5=b");
        assertThat(rejected)
                .containsExactly(
                        "2:Line 2 has 11 bytes, the limit is 10: raise it with maxLineBytes",
                        "3:Line 3 has 100000 bytes, the limit is 10: raise it with maxLineBytes",
                        "4:Line 4 is not UTF-8: let the server send it");
    }

    @Test
    void saysWhichServerItCannotReach() throws Exception {
        server.close();
        start(source);

        assertThatThrownBy(this::poll)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The connection to localhost:" + server.getLocalPort())
                .hasMessageContaining("Start the server first");
    }

    @Test
    void connectsAgainAfterTheDelay() throws Exception {
        start(source.reconnecting(new Reconnect(2, Duration.ofSeconds(1))));
        poll();
        try (Socket client = server.accept()) {
            send(client, "one\n");
        }
        while (poll() != ReaderStatus.NOTHING_NOW) {
            assertThat(records).hasSizeLessThan(2);
        }
        assertThat(poll()).isEqualTo(ReaderStatus.NOTHING_NOW);

        clockNs += Duration.ofSeconds(1).toNanos();
        poll();
        try (Socket client = server.accept()) {
            send(client, "two\n");
            while (records.size() < 2) {
                poll();
            }
        }
        assertThat(records).containsExactly("1=one", "2=two");
    }

    @Test
    void givesUpAfterItsAttempts() throws Exception {
        server.close();
        start(source.reconnecting(new Reconnect(2, Duration.ofSeconds(1))));

        assertThat(poll()).isEqualTo(ReaderStatus.NOTHING_NOW);
        clockNs += Duration.ofSeconds(1).toNanos();
        assertThat(poll()).isEqualTo(ReaderStatus.NOTHING_NOW);
        clockNs += Duration.ofSeconds(1).toNanos();
        assertThatThrownBy(this::poll).hasMessageContaining("could not be made");
    }

    @Test
    void givesTheConnectionToOneReaderOnly() throws Exception {
        List<Integer> assigned = new ArrayList<>();
        SplitEnumerator<SocketSplit, Boolean> enumerator =
                source.createEnumerator(
                        new Enumeration() {
                            @Override
                            public void assignSplit(SocketSplit split, int subtask) {
                                assigned.add(subtask);
                            }

                            @Override
                            public void signalNoMoreSplits(int subtask) {}
                        },
                        Optional.empty());

        enumerator.start();
        enumerator.handleSplitRequest(1);
        enumerator.handleSplitRequest(0);
        assertThat(assigned).containsExactly(1);
        assertThat(enumerator.snapshotState()).isTrue();
    }

    private class Enumeration implements EnumeratorContext<SocketSplit> {
        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public void assignSplit(SocketSplit split, int subtask) {
            reader.addSplits(List.of(split));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            reader.noMoreSplits();
        }

        @Override
        public <R> void callBlocking(Callable<R> work, BlockingOutcome<? super R> handler) {
            throw new AssertionError("nothing blocks");
        }

        @Override
        public <R> void callPeriodically(
                Callable<R> work, BlockingOutcome<? super R> handler, Duration period) {
            throw new AssertionError("nothing is periodic");
        }
    }

    private final class Context implements ReaderContext {
        @Override
        public int subtask() {
            return 0;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public void requestSplit() {}

        @Override
        public long processingTimeMs() {
            return clockNs / 1_000_000;
        }

        @Override
        public long monotonicNs() {
            return clockNs;
        }
    }

    private final class Output implements ReaderOutput<String> {
        @Override
        public void split(String splitId) {}

        @Override
        public void collect(String value, long timestamp, long position) {
            records.add(position + "=" + value);
        }

        @Override
        public void reject(Object payload, long position, Exception cause) {
            rejected.add(position + ":" + cause.getMessage());
        }

        @Override
        public void caughtUp() {
            words.add("caught up");
        }

        @Override
        public void splitFinished() {
            words.add("finished");
        }
    }
}
