// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.LateReport;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Late records of an interval join are counted where those of windows are. */
class LateJoinsTest {
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final OutputTag<Reading> LATE = new OutputTag<>("late");

    @Test
    void lateRecordsOfBothSidesCountAsTheOperatorsLateRecords() {
        JobResult result = JobScenario.simulated(1).run(env -> joined(env, false));

        assertThat(result.total("join", OperatorMetrics::lateRecords)).isEqualTo(2);
    }

    @Test
    void theyCountJustTheSameWhenTheyGoToASideOutput() {
        CollectSink<Reading> aside = new CollectSink<>();
        JobResult result =
                JobScenario.simulated(1)
                        .run(env -> joined(env, true).getSideOutput(LATE).sinkTo(aside));

        assertThat(result.total("join", OperatorMetrics::lateRecords)).isEqualTo(2);
        assertThat(aside.records()).extracting(Reading::timeMs).containsExactly(50L);
    }

    @Test
    void theReportOfLateRecordsShowsThem() throws Exception {
        JobHandle job = JobScenario.simulated(1).start(env -> joined(env, false));
        job.await();
        List<LateReport> late = ((Inspectable) job).view().late();

        assertThat(late).hasSize(1);
        assertThat(late.get(0).allowedMs()).isNull();
        assertThat(late.get(0).accepted()).isNull();
        assertThat(late.get(0).dropped().count()).isEqualTo(2);
        assertThat(late.get(0).dropped().sample())
                .allSatisfy(
                        record -> {
                            assertThat(record.timestampMs()).isEqualTo(50);
                            assertThat(record.latenessMs()).isEqualTo(149);
                        });
    }

    /** The record of time 50 comes when the watermark is at 199. */
    private static SingleOutputStreamOperator<Long> joined(
            StreamExecutionEnvironment env, boolean leftAside) {
        var readings =
                env.fromSource(
                                ScriptedSource.of(
                                        Script.<Reading>split("a")
                                                .records(Reading.of("k", 100, 1))
                                                .records(Reading.of("k", 200, 2))
                                                .slow(PAUSE)
                                                .records(Reading.of("k", 50, 3))),
                                Reading.punctual(0),
                                "readings")
                        .keyBy(Reading::sensor);
        var join = readings.intervalJoin(readings).between(PAUSE.negated(), PAUSE);
        var sums = (leftAside ? join.sideOutputLeftLateData(LATE) : join).process(new Sum());
        sums.name("join").sinkTo(new CollectSink<>());
        return sums;
    }

    private static final class Sum extends ProcessJoinFunction<Reading, Reading, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Reading l, Reading r, Context ctx, Collector<Long> out) {
            out.collect(l.value() + r.value());
        }
    }
}
