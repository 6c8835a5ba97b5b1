// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.scenario.Reading;
import java.time.Duration;

/** The windows that are compared, and the oracle's word for them. */
enum WindowQuestion {
    TUMBLING(TumblingEventTimeWindows.of(ms(50)), (o, late) -> o.windows(50, 50, late)),
    SLIDING(SlidingEventTimeWindows.of(ms(60), ms(20)), (o, late) -> o.windows(60, 20, late)),
    UNEVEN(SlidingEventTimeWindows.of(ms(50), ms(20)), (o, late) -> o.windows(50, 20, late)),
    SESSION(EventTimeSessionWindows.withGap(ms(25)), (o, late) -> o.sessions(25, late));

    private interface Question {
        Oracle.Answer ask(Oracle oracle, long latenessMs);
    }

    private static final OutputTag<Reading> LATE = new OutputTag<>("late");

    private final WindowAssigner<Object, TimeWindow> assigner;
    private final Question question;

    WindowQuestion(WindowAssigner<Object, TimeWindow> assigner, Question question) {
        this.assigner = assigner;
        this.question = question;
    }

    Oracle.Answer ask(Oracle oracle, long latenessMs) {
        return question.ask(oracle, latenessMs);
    }

    /** The job that is to give the oracle's answer. */
    DataStream<String> of(
            DataStream<Reading> readings, long latenessMs, CollectSink<Reading> late) {
        var fired =
                readings.keyBy(Reading::sensor)
                        .window(assigner)
                        .allowedLateness(ms(latenessMs))
                        .sideOutputLateData(LATE)
                        .aggregate(new CountAndSum(), new Describe());
        fired.getSideOutput(LATE).sinkTo(late);
        return fired;
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }
}
