// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.function.AsyncRetryStrategy;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.api.graph.Instances;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.operator.OperatorHarness.Emitted;
import dev.millrace.engine.operator.OperatorHarness.Idle;
import dev.millrace.engine.operator.OperatorHarness.Reached;
import dev.millrace.engine.operator.OperatorSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are open at a checkpoint are opened once more after a restore. */
class RestartedCallsTest {
    private final Map<Object, ResultFuture<Object>> open = new LinkedHashMap<>();
    private final List<Object> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void openCallsAreAskedAgainAndWatermarksStayBehindThem(boolean ordered) {
        OperatorHarness harness = harness(ordered, 10).open();
        harness.record("a", 1).record("b", 2).watermark(5).record("c", 6);
        answer("b");
        polled(harness);
        harness.forget();
        asked.clear();

        harness.restart();

        if (ordered) {
            assertThat(asked).containsExactly("a", "b", "c");
            answer("b");
        } else {
            assertThat(asked).containsExactly("a", "c");
        }
        answer("c");
        answer("a");
        polled(harness);
        List<OperatorHarness.Event> expected = new ArrayList<>();
        expected.add(new Emitted("A", 1));
        if (ordered) {
            expected.add(new Emitted("B", 2));
        }
        expected.add(new Emitted("C", 6));
        expected.add(new Reached(5));
        assertThat(harness.emitted()).hasSameElementsAs(expected).hasSameSizeAs(expected);
        assertThat(harness.emitted()).endsWith(new Reached(5));
        if (ordered) {
            assertThat(harness.emitted()).isEqualTo(expected);
        }
    }

    @Test
    void aWatermarkThatWasHandedOnIsNotRepeated() {
        OperatorHarness harness = harness(true, 10).open();
        harness.record("a", 1);
        answer("a");
        polled(harness).watermark(5).forget().restart();
        harness.watermark(4);
        assertThat(harness.emitted()).isEmpty();
        harness.watermark(6);
        assertThat(harness.emitted()).containsExactly(new Reached(6));
    }

    @Test
    void noMoreCallsAreOpenThanMayBeThoughASnapshotHasMore() {
        OperatorHarness before = harness(true, 4).open();
        before.record("a", 1).record("b", 2).record("c", 3);
        OperatorSnapshot first = before.freeze(true).finish();
        OperatorHarness other = harness(true, 4).subtask(1, 2).open();
        other.record("d", 4).record("e", 5);
        OperatorSnapshot second = other.freeze(true).finish();
        asked.clear();
        open.clear();

        OperatorHarness harness = harness(true, 2).restoredFrom(first, second).open();

        assertThat(asked).containsExactly("a", "b");
        for (String each : List.of("a", "b", "c", "d", "e")) {
            answer(each);
            polled(harness);
        }
        assertThat(harness.values()).isEqualTo(List.of("A", "B", "C", "D", "E"));
        harness.record("f", 6);
        answer("f");
        assertThat(polled(harness).end().values()).contains("F");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void idlenessWaitsForOpenCallsAndBeingActiveDoesNot(boolean ordered) {
        OperatorHarness harness = harness(ordered, 10).open();
        harness.record("a", 1);
        harness.operator().idle(true);
        harness.operator().idle(false);
        harness.operator().idle(true);
        polled(harness);
        assertThat(harness.emitted()).as("a result is still to come").isEmpty();

        answer("a");
        polled(harness);
        harness.operator().idle(false);

        assertThat(harness.emitted())
                .containsExactly(new Emitted("A", 1), new Idle(true), new Idle(false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBarrierPassesWhileCallsAreOpenAndResultsBeforeItAreNotAskedForAgain(boolean ordered)
            throws Exception {
        OperatorHarness harness = harness(ordered, 10).open();
        harness.record("a", 1).record("b", 2);
        answer("a");
        polled(harness);
        assertThat(harness.operator().prepareBarrier(1)).isTrue();
        assertThat(harness.values()).isEqualTo(List.of("A"));

        asked.clear();
        harness.restart();

        assertThat(asked).as("calls that are made once more").containsExactly("b");
        answer("b");
        assertThat(polled(harness).values()).isEqualTo(List.of("A", "B"));
    }

    @Test
    void whatIsAnsweredBehindABarrierIsStillInItsSnapshot() {
        OperatorHarness before = harness(true, 10).open();
        before.record("a", 1).record("b", 2);
        OperatorSnapshot snapshot = before.freeze(true);
        answer("a");
        polled(before).record("c", 3);
        OperatorSnapshot written = snapshot.finish();
        asked.clear();

        harness(true, 10).restoredFrom(written).open();

        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void aCallThatIsMadeOnceMoreHasAllItsTimeAndAllItsTries() {
        AsyncRetryStrategy<Object> once =
                AsyncRetryStrategy.fixedDelay(1, Duration.ofMillis(1)).onException(e -> true);
        OperatorHarness harness = harness(true, 10, once).open();
        harness.record("a", 1);
        fail("a");
        polled(harness).processingTime(59_000);
        polled(harness).restart();

        fail("a");
        polled(harness).processingTime(118_000);
        polled(harness);
        answer("a");

        assertThat(polled(harness).values()).isEqualTo(List.of("A"));
        assertThat(asked).containsExactly("a", "a", "a", "a");
    }

    /** Completions are taken whenever the subtask is awake. */
    private static OperatorHarness polled(OperatorHarness harness) {
        while (harness.operator().poll(0)) {
            // There may be more.
        }
        return harness;
    }

    private void answer(String record) {
        open.get(record).complete(List.of(record.toUpperCase(Locale.ROOT)));
    }

    private void fail(String record) {
        open.get(record).completeExceptionally(new IllegalStateException("is away"));
    }

    private OperatorHarness harness(boolean ordered, int capacity) {
        return harness(ordered, capacity, AsyncRetryStrategy.none());
    }

    private OperatorHarness harness(
            boolean ordered, int capacity, AsyncRetryStrategy<Object> retry) {
        AsyncFunction<Object, Object> function =
                (record, result) -> {
                    asked.add(record);
                    open.put(record, result);
                };
        AsyncSpec spec =
                new AsyncSpec(
                        Instances.of(function), ordered, capacity, Duration.ofMinutes(1), null);
        return new OperatorHarness(
                (context, out) ->
                        Operator.make(AsyncOperator.class, context, out, function, retry, spec));
    }
}
