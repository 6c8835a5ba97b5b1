// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.Source;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.List;

/** What an operator does, as data. Every kind of operator there is stands here. */
public sealed interface OperatorSpec permits OperatorSpec.Simple, WindowSpec, AsyncSpec {

    /** The kinds that need no more than a function and, when keyed, the key. */
    sealed interface Simple extends OperatorSpec {}

    /** Reads the outside world; the beginning of every graph. */
    record OfSource(Source<?, ?, ?> source, WatermarkStrategy<?> watermarks) implements Simple {}

    /** Gives records new timestamps and makes new watermarks in the middle of a graph. */
    record OfTimestamps(WatermarkStrategy<?> watermarks) implements Simple {}

    record OfMap(Instances<? extends MapFunction<?, ?>> function) implements Simple {}

    record OfFilter(Instances<? extends FilterFunction<?>> function) implements Simple {}

    record OfFlatMap(Instances<? extends FlatMapFunction<?, ?>> function) implements Simple {}

    record OfProcess(Instances<? extends ProcessFunction<?, ?>> function) implements Simple {}

    record OfKeyedProcess(
            Instances<? extends KeyedProcessFunction<?, ?, ?>> function, KeySelector<?, ?> key)
            implements Simple {}

    /** Keeps one value per key and emits it after each record. */
    record OfRunningReduce(Instances<? extends ReduceFunction<?>> function, KeySelector<?, ?> key)
            implements Simple {}

    /**
     * Keeps one accumulator per key and emits a {@link dev.millrace.api.stream.KeyValue} of key and
     * result after each record.
     */
    record OfRunningAggregate(
            Instances<? extends AggregateFunction<?, ?, ?>> function, KeySelector<?, ?> key)
            implements Simple {}

    record OfCoProcess(Instances<? extends CoProcessFunction<?, ?, ?>> function)
            implements Simple {}

    /** The collectors its function is handed are {@link TimestampedCollector}s. */
    record OfKeyedCoProcess(
            Instances<? extends KeyedCoProcessFunction<?, ?, ?, ?>> function,
            KeySelector<?, ?> key1,
            KeySelector<?, ?> key2)
            implements Simple {}

    /** Input 0 is the records, input 1 the broadcast ones. */
    record OfBroadcastProcess(
            Instances<? extends BroadcastProcessFunction<?, ?, ?>> function,
            List<MapStateDescriptor<?, ?>> states)
            implements Simple {}

    /** Input 0 is the keyed records, input 1 the broadcast ones. */
    record OfKeyedBroadcastProcess(
            Instances<? extends KeyedBroadcastProcessFunction<?, ?, ?, ?>> function,
            KeySelector<?, ?> key,
            List<MapStateDescriptor<?, ?>> states)
            implements Simple {}

    /** Writes to the outside world; has no output but its dead letters. */
    record OfSink(Sink<?> sink) implements Simple {}
}
