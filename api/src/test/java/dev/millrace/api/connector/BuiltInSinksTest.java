// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInSinksTest {

    private record Writer(int subtask, int parallelism) implements WriterContext {
        @Override
        public String jobName() {
            return "job";
        }

        @Override
        public String uid() {
            return "sink";
        }

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public long restoredEpoch() {
            return 0;
        }

        @Override
        public long processingTimeMs() {
            return 0;
        }
    }

    private static String printed(Sink<String> sink, int parallelism) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            sink.createWriter(new Writer(1, parallelism)).write("word", 0);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void printsWithTheSubtaskWhenThereAreSeveral() throws Exception {
        assertThat(printed(PrintSink.toStdout(), 1)).isEqualTo("word");
        assertThat(printed(PrintSink.toStdout(), 4)).isEqualTo("2> word");
        assertThat(printed(PrintSink.toStdout("counts"), 1)).isEqualTo("counts> word");
        assertThat(printed(PrintSink.toStdout("counts"), 4)).isEqualTo("counts:2> word");
    }

    @Test
    void collectsFromAllWriters() throws Exception {
        CollectSink<String> sink = new CollectSink<>();

        sink.createWriter(new Writer(0, 2)).write("a", 0);
        sink.createWriter(new Writer(1, 2)).write("b", 0);

        assertThat(sink.records()).containsExactly("a", "b");
    }

    @Test
    void aFunctionSinkBlocksOnlyIfItSaysSo() throws Exception {
        List<String> taken = new ArrayList<>();
        FunctionSink<String> sink = FunctionSink.of(taken::add);

        sink.createWriter(new Writer(0, 1)).write("a", 0);

        assertThat(taken).containsExactly("a");
        assertThat(sink.isBlocking()).isFalse();
        assertThat(sink.blocking().isBlocking()).isTrue();
    }
}
