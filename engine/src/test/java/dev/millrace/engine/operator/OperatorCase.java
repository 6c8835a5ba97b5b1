// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorHarness.Event;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The operators that keep the contract, each with a function that fails on {@link #BAD} and
 * otherwise lets something of each record be seen.
 */
@SuppressWarnings({"unchecked", "rawtypes"})
enum OperatorCase {
    MAP((c, o) -> new MapOperator(c, o, v -> good(v))),
    FILTER((c, o) -> new FilterOperator(c, o, v -> good(v) != null)),
    FLAT_MAP((c, o) -> new FlatMapOperator(c, o, (v, out) -> twice(v, out))),
    PROCESS((c, o) -> new ProcessOperator(c, o, new CaseFunctions.Pass())),
    REDUCE((c, o) -> new RunningReduceOperator(c, o, (a, b) -> b, v -> good(v))),
    AGGREGATE((c, o) -> new RunningAggregateOperator(c, o, counting(), v -> good(v))),
    KEYED_PROCESS((c, o) -> new KeyedProcessOperator(c, o, new CaseFunctions.Alarm(), v -> v)),
    CO_PROCESS((c, o) -> new CoProcessOperator(c, o, new CaseFunctions.Both())),
    KEYED_CO_PROCESS(
            (c, o) ->
                    new KeyedCoProcessOperator(
                            c, o, new CaseFunctions.KeyedBoth(), v -> v, v -> v)),
    BROADCAST((c, o) -> new BroadcastProcessOperator(c, o, new CaseFunctions.Rules())),
    KEYED_BROADCAST(
            (c, o) -> new KeyedBroadcastOperator(c, o, new CaseFunctions.KeyedRules(), v -> v)),
    REMEMBERING((c, o) -> new KeyedProcessOperator(c, o, new CaseFunctions.Memory(), v -> v)),
    COUNTING((c, o) -> new MapOperator(c, o, (MapFunction) new CaseFunctions.Counted())),
    TIMESTAMPS((c, o) -> new TimestampsOperator(c, o, CaseFunctions.toEachRecord())),
    ASYNC_IN_ORDER((c, o) -> CaseCalls.operator(c, o, true)),
    ASYNC_AS_THEY_COME((c, o) -> CaseCalls.operator(c, o, false)),
    SINK((c, o) -> new SinkOperator(c, o, CaseSinks.buffering(o)), CaseSinks::written),
    COMMITTING_SINK((c, o) -> new SinkOperator(c, o, CaseSinks.staging(o)), CaseSinks::written) {
        @Override
        OperatorHarness harness() {
            return super.harness().checkpointed();
        }
    },
    COMMITTING_SINK_WITHOUT_CHECKPOINTS(
            (c, o) -> new SinkOperator(c, o, CaseSinks.staging(o)), CaseSinks::written),
    SLICES_OF_LONGS(CaseWindows.slices(CaseWindows.lengths()), CaseWindows::keysInAnyOrder),
    SLICES_OF_OBJECTS(CaseWindows.slices(CaseWindows.gathered()), CaseWindows::keysInAnyOrder),
    SESSIONS_OF_LONGS(CaseWindows.sessions(CaseWindows.lengths()), CaseWindows::keysInAnyOrder),
    SESSIONS_OF_OBJECTS(CaseWindows.sessions(CaseWindows.gathered()), CaseWindows::keysInAnyOrder),
    MERGING_WINDOWS(CaseWindows.merging(), CaseWindows::keysInAnyOrder),
    EVICTING_WINDOWS(CaseWindows.evicting(), CaseWindows::keysInAnyOrder),
    PROCESSING_TIME_WINDOWS(CaseWindows.processingTime(), CaseWindows::keysInAnyOrder),
    ALL_IN_GENERAL_WINDOWS(CaseWindows.generalOfAll()),
    SECOND_HALF_OF_LONGS(CaseWindows.secondHalf(CaseWindows.lengths())),
    SECOND_HALF_OF_OBJECTS(CaseWindows.secondHalf(CaseWindows.gathered())),
    FIRST_HALF_OF_LONGS(
            CaseWindows.firstHalf(CaseWindows.lengths()),
            events -> CaseWindows.throughSecondHalf(CaseWindows.lengths(), events)),
    FIRST_HALF_OF_OBJECTS(
            CaseWindows.firstHalf(CaseWindows.gathered()),
            events -> CaseWindows.throughSecondHalf(CaseWindows.gathered(), events)),
    SECOND_HALF_BY_KEY_OF_LONGS(
            CaseWindows.secondHalfByKey(CaseWindows.lengths()), CaseWindows::keysInAnyOrder),
    FIRST_HALF_BY_KEY_OF_LONGS(
            CaseWindows.firstHalfByKey(CaseWindows.lengths()),
            events -> CaseWindows.throughSecondHalfByKey(CaseWindows.lengths(), events)),
    FIRST_HALF_BY_KEY_OF_OBJECTS(
            CaseWindows.firstHalfByKey(CaseWindows.gathered()),
            events -> CaseWindows.throughSecondHalfByKey(CaseWindows.gathered(), events));

    /** The record that no function of a case can process. */
    static final String BAD = "bad";

    private final BiFunction<OperatorContext, Output, Operator> maker;
    private final UnaryOperator<List<Event>> promised;

    OperatorCase(BiFunction<OperatorContext, Output, Operator> maker) {
        this(maker, UnaryOperator.identity());
    }

    /**
     * @param promised what of that which was emitted the operator promises to be the same however
     *     it is driven
     */
    OperatorCase(
            BiFunction<OperatorContext, Output, Operator> maker,
            UnaryOperator<List<Event>> promised) {
        this.maker = maker;
        this.promised = promised;
    }

    OperatorHarness harness() {
        return new OperatorHarness(maker);
    }

    List<Event> promised(OperatorHarness harness) {
        return promised.apply(harness.emitted());
    }

    static Object good(Object value) throws IOException {
        if (BAD.equals(value)) {
            throw new IOException("cannot process " + value);
        }
        return value;
    }

    /** As {@link #good}, for functions that may not throw what is checked. */
    static Object goodOrIllegal(Object value) {
        try {
            return good(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    private static void twice(Object value, Collector<Object> out) throws IOException {
        out.collect(good(value));
        out.collect(value);
    }

    private static AggregateFunction<Object, Object, Object> counting() {
        return (AggregateFunction) Aggregates.count();
    }
}
