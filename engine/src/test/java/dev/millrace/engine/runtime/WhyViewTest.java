// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.WhyReport;
import dev.millrace.engine.inspect.WhyReport.Verdict;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WhyViewTest {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration HALF = PAUSE.dividedBy(2);
    private static final WatermarkStrategy<Reading> STRICT = Reading.punctual(0).withoutIdleness();

    private static final Script<Reading> SLOW =
            Script.<Reading>split("a").records(at(250)).slow(PAUSE).records(at(2_000));

    private static final Script<Reading> CAUGHT_UP =
            Script.<Reading>split("a").records(at(250)).caughtUp(PAUSE).records(at(2_000));

    @Test
    void aWindowWaitsForAWatermarkThatASplitHolds() throws Exception {
        WhyReport<Object> why = ask("counts", SLOW, STRICT, WhyViewTest::window);

        assertThat(why.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(why.summary())
                .isEqualTo(
                        "The window from 1970-01-01T00:00:00Z to 1970-01-01T00:00:01Z fires when"
                                + " event time reaches 1970-01-01T00:00:00.999Z; the watermark is at"
                                + " 1970-01-01T00:00:00.249Z, 0.75s before, held by split a of"
                                + " source 'readings', which is being read.");
        assertThat(Objects.requireNonNull(why.next()).missingMs()).isEqualTo(750);
    }

    @Test
    void aSplitThatHoldsEventTimeWithoutRecordsIsNamedWithTheRemedy() throws Exception {
        WhyReport<Object> why = ask("counts", CAUGHT_UP, STRICT, WhyViewTest::window);

        assertThat(why.summary()).endsWith("source 'readings', which has nothing to read now.");
        assertThat(why.help()).anyMatch(help -> help.contains("withIdleness"));
    }

    @Test
    void ofInputsThatAreAllIdleOneIsNamed() throws Exception {
        WhyReport<Object> why = ask("counts", CAUGHT_UP, Reading.punctual(0), WhyViewTest::window);

        assertThat(why.summary()).endsWith("source 'readings', which is idle, as all inputs are.");
        assertThat(why.help()).anyMatch(help -> help.contains("until a record comes"));
    }

    @Test
    void aTimerInThePastIsDueAndFiresWithTheNextWatermark() throws Exception {
        WhyReport<Object> why =
                ask(
                        "alarms",
                        Script.<Reading>split("a")
                                .records(at(250), at(200))
                                .slow(PAUSE)
                                .records(at(2_000)),
                        STRICT,
                        readings ->
                                readings.process(new Alarm())
                                        .name("alarms")
                                        .uid("alarms")
                                        .sinkTo(new CollectSink<>()));

        assertThat(why.summary())
                .isEqualTo(
                        "The next timer is due since event time has reached"
                                + " 1970-01-01T00:00:00.100Z, and fires with the next watermark,"
                                + " held by split a of source 'readings', which is being read.");
        assertThat(Objects.requireNonNull(why.next()).missingMs()).isZero();
    }

    @Test
    void aSourceWorksAsLongAsItHasMoreToReadHoweverSlowly() throws Exception {
        WhyReport<Object> why = ask("source", SLOW, STRICT, WhyViewTest::window);

        assertThat(why.verdict()).isEqualTo(Verdict.WORKING);
        assertThat(why.summary()).isEqualTo("It works: less than 1 % of its time is used.");
    }

    @Test
    void aSourceIsIdleOnceItHasReadAllThereIs() throws Exception {
        assertThat(ask("source", CAUGHT_UP, STRICT, WhyViewTest::window).verdict())
                .isEqualTo(Verdict.IDLE);
    }

    @Test
    void ofAllOperatorsThoseThatWaitComeBeforeThoseThatAreWell() throws Exception {
        List<Verdict> verdicts =
                askAll(SLOW, STRICT, WhyViewTest::window).stream().map(WhyReport::verdict).toList();

        assertThat(verdicts).contains(Verdict.WAITING, Verdict.WORKING).isSorted();
    }

    @Test
    void whereTimeJumpsToTheNextEventOpenCallsAreNamedToo() throws Exception {
        List<WhyReport<Object>> why =
                askAll(
                        env ->
                                AsyncDataStream.orderedWait(
                                                env.fromSequence(1, 100_000).rebalance(),
                                                (AsyncFunction<Long, Long>) (value, result) -> {},
                                                AsyncOptions.timeout(PAUSE))
                                        .name("asks")
                                        .uid("asks")
                                        .sinkTo(new CollectSink<>()));

        String calls = "It is held up by open calls of 'asks'.";
        assertThat(why)
                .allMatch(each -> each.verdict() == Verdict.BACK_PRESSURED)
                .extracting(WhyReport::summary)
                .containsExactlyInAnyOrder(calls, calls, "As 'asks', in whose chain it runs.");
    }

    @Test
    void atTheEndOfTheInputOpenCallsAreNamedThoughMoreMightBeOpen() throws Exception {
        List<WhyReport<Object>> why =
                askAll(
                        env ->
                                AsyncDataStream.orderedWait(
                                                env.fromSequence(1, 3).rebalance(),
                                                (AsyncFunction<Long, Long>) (value, result) -> {},
                                                AsyncOptions.timeout(PAUSE))
                                        .name("asks")
                                        .uid("asks")
                                        .sinkTo(new CollectSink<>()));

        assertThat(why)
                .filteredOn(each -> each.operator().equals("asks"))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.verdict()).isEqualTo(Verdict.WAITING);
                            assertThat(each.summary())
                                    .isEqualTo(
                                            "It has read all there is, and waits for open calls of"
                                                    + " 'asks'.");
                            assertThat(each.help()).singleElement().asString().contains("'asks'");
                        });
    }

    /** What {@code operator} answers in the middle of the pause. */
    private static WhyReport<Object> ask(
            String operator,
            Script<Reading> split,
            WatermarkStrategy<Reading> time,
            Consumer<KeyedStream<Reading, String>> job)
            throws Exception {
        return askAll(split, time, job).stream()
                .filter(why -> why.operator().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    private static List<WhyReport<Object>> askAll(
            Script<Reading> split,
            WatermarkStrategy<Reading> time,
            Consumer<KeyedStream<Reading, String>> job)
            throws Exception {
        return askAll(env -> job.accept(readings(env, split, time)));
    }

    private static List<WhyReport<Object>> askAll(Consumer<StreamExecutionEnvironment> program)
            throws Exception {
        JobHandle handle = JobScenario.simulated(1).start(program::accept);
        assertThat(handle.await(HALF)).isFalse();
        List<WhyReport<Object>> why = ((Inspectable) handle).view().why(null, null, value -> value);
        handle.cancel();
        handle.await();
        return why;
    }

    private static KeyedStream<Reading, String> readings(
            StreamExecutionEnvironment env,
            Script<Reading> split,
            WatermarkStrategy<Reading> time) {
        return env.fromSource(ScriptedSource.of(split), time, "readings")
                .uid("source")
                .keyBy(Reading::sensor);
    }

    private static void window(KeyedStream<Reading, String> readings) {
        readings.window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> b)
                .name("counts")
                .uid("counts")
                .sinkTo(new CollectSink<>());
    }

    private static Reading at(long timeMs) {
        return Reading.of("k", timeMs, 1);
    }

    /** Asks for a time that has passed already when the second record comes. */
    private static final class Alarm extends KeyedProcessFunction<String, Reading, Reading> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Reading reading, Context ctx, Collector<Reading> out) {
            if (ctx.timerService().currentWatermark() > Long.MIN_VALUE) {
                ctx.timerService().registerEventTimeTimer(100);
            }
        }
    }
}
