// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogPlaceTest {

    @Test
    void whatAUserFunctionLogsSaysWhereItRan() throws Exception {
        Set<Map<String, String>> seen = ConcurrentHashMap.newKeySet();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.fromData(1, 2, 3, 4, 5, 6, 7, 8)
                .keyBy(n -> n)
                .reduce(Integer::sum)
                .name("sums")
                .map(
                        n -> {
                            seen.add(Map.copyOf(MDC.getCopyOfContextMap()));
                            return n;
                        })
                .name("look")
                .sinkTo(FunctionSink.of(n -> {}));
        env.execute("orders\nforged line");
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy(
                        each -> {
                            assertThat(each.get(LogPlace.JOB))
                                    .isEqualTo("orders\\u000aforged line");
                            assertThat(each.get(LogPlace.OPERATOR)).contains("look");
                            assertThat(each.get(LogPlace.SUBTASK)).isIn("0", "1");
                        });
    }

    @Test
    void aThreadThatStepsAnotherSubtaskLogsFromThere() {
        LogPlace one = new LogPlace("job", "source", 0);
        LogPlace other = new LogPlace("job", "sink", 3);
        one.enter();
        assertThat(MDC.get(LogPlace.OPERATOR)).isEqualTo("source");
        other.enter();
        assertThat(MDC.get(LogPlace.OPERATOR)).isEqualTo("sink");
        assertThat(MDC.get(LogPlace.SUBTASK)).isEqualTo("3");
        one.enter();
        assertThat(MDC.get(LogPlace.SUBTASK)).isEqualTo("0");
        MDC.clear();
    }
}
