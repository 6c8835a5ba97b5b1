// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.JobHandle;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.inspect.KeyAnswer;
import dev.millrace.engine.inspect.KeyText;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several keys of a running job are asked for at once. In virtual time. */
class KeyAnswersTest {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int KEYS = 5_000;

    /** Its hash in a table is of no use. */
    record Seat(String flight, int row) {
        @Override
        public int hashCode() {
            return 1;
        }
    }

    private interface Asking {
        void of(JobView view);
    }

    @Test
    void eachKeyThatCanBeReadIsAnsweredAndOthersAreToldWithTheirReason() throws Exception {
        whileItRuns(
                n -> n,
                view ->
                        assertThat(ask(view, "7", "seven", "-1", "8"))
                                .containsExactly(
                                        "7",
                                        "'seven' is no key here: keys are java.lang.Long",
                                        "Key '-1' has nothing in state 'last' now",
                                        "8"));
    }

    @Test
    void keysOfOnesOwnClassesAreFoundTogetherByTheirText() throws Exception {
        String first = new Seat("f", 1).toString();
        String last = new Seat("f", 40).toString();
        String none = new Seat("f", KEYS).toString();
        whileItRuns(
                n -> new Seat("f", (int) (n % 50)),
                view -> {
                    assertThat(ask(view, last, none, first, last))
                            .containsExactly(
                                    "4990",
                                    "Key '" + none + "' has nothing in state 'last' now",
                                    "4951",
                                    "4990");
                    assertThatThrownBy(() -> view.read("keep", "last", new KeyText(none), v -> v))
                            .isInstanceOf(InquiryException.class)
                            .hasMessageContaining("has nothing in state 'last' now");
                });
    }

    @Test
    void keysAreLookedForBeyondTheFirstStretchOfAState() throws Exception {
        whileItRuns(
                n -> "k" + n + "/" + n % 2,
                view ->
                        assertThat(ask(view, "k4999/1", "k0/0", "k0/1"))
                                .containsExactly(
                                        "4999", "0", "Key 'k0/1' has nothing in state 'last' now"));
        whileItRuns(
                n -> List.of(n),
                view -> assertThat(ask(view, "[4999]", "[0]")).containsExactly("4999", "0"));
    }

    private static List<String> ask(JobView view, String... keys) {
        return view
                .readEach(
                        "keep", "last", Stream.of(keys).map(KeyText::new).toList(), value -> value)
                .stream()
                .map(KeyAnswersTest::text)
                .toList();
    }

    private static String text(KeyAnswer<Object> answer) {
        return answer.reading() == null
                ? String.valueOf(answer.reason())
                : String.valueOf(answer.found().entries().get(0).value());
    }

    private static <K> void whileItRuns(KeySelector<Long, K> key, Asking asking) throws Exception {
        JobHandle handle =
                JobScenario.simulated(1)
                        .start(
                                env ->
                                        env.fromSource(
                                                        ScriptedSource.of(numbers()),
                                                        WatermarkStrategy.<Long>noWatermarks(),
                                                        "numbers")
                                                .keyBy(key)
                                                .process(new Keep<>())
                                                .name("keep")
                                                .uid("keep")
                                                .sinkTo(new CollectSink<>()));
        assertThat(handle.await(PAUSE.dividedBy(2))).isFalse();
        asking.of(((Inspectable) handle).view());
        handle.cancel();
        handle.await();
    }

    private static Script<Long> numbers() {
        return Script.<Long>split("a")
                .records(LongStream.range(0, KEYS).boxed().toList())
                .slow(PAUSE)
                .records(List.of(0L));
    }

    private static final class Keep<K> extends KeyedProcessFunction<K, Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> last;

        @Override
        public void open(OpenContext context) {
            last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", Long.class));
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) throws Exception {
            last.update(value);
        }
    }
}
