// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.window.GlobalWindow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoGroupWindowTest {

    private static List<String> results(
            CoGroupFunction<? super String, ? super Integer, String> function) throws Exception {
        List<String> out = new ArrayList<>();
        var window = new CoGroupWindow<String, Integer, String, String, GlobalWindow>(function);
        window.process(
                "key",
                null,
                List.of(
                        Tagged.<String, Integer>first("a"),
                        Tagged.<String, Integer>second(1),
                        Tagged.<String, Integer>first("b"),
                        Tagged.<String, Integer>second(2)),
                out::add);
        return out;
    }

    @Test
    void partsTheRecordsOfAWindowByStream() throws Exception {
        assertThat(results((first, second, out) -> out.collect(first + " " + second)))
                .containsExactly("[a, b] [1, 2]");
    }

    @Test
    void aJoinPairsEachWithEach() throws Exception {
        JoinFunction<String, Integer, String> join = (a, b) -> a + b;

        assertThat(results(Pairs.joining(join))).containsExactly("a1", "a2", "b1", "b2");
    }
}
