// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkOperatorTest {
    private final List<String> calls = new ArrayList<>();

    /** Or what a writer writes at the end, such as a footer, would be there twice. */
    @Test
    void aWriterHearsOfTheEndOnceThoughCheckpointsFollow() throws Exception {
        OperatorHarness harness = harness().open().record("a", 1);
        harness.operator().prepareBarrier(1);
        harness.record("b", 2).end();
        harness.operator().prepareBarrier(2);
        harness.operator().prepareBarrier(3);

        assertThat(calls).containsExactly("a", "flush", "b", "last flush");
    }

    private OperatorHarness harness() {
        Sink<Object> sink = context -> new Listing();
        return new OperatorHarness(
                (context, out) -> Operator.make(SinkOperator.class, context, out, sink));
    }

    private final class Listing implements SinkWriter<Object> {
        @Override
        public void write(Object value, long timestamp) {
            calls.add((String) value);
        }

        @Override
        public void flush(boolean endOfInput) {
            calls.add(endOfInput ? "last flush" : "flush");
        }
    }
}
