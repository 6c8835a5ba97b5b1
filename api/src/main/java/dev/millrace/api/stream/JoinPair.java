// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.api.graph.TimestampedCollector;

/** The pair that a join function is looking at; one object for all pairs of a record. */
final class JoinPair<K, A, B, R> extends ProcessJoinFunction<A, B, R>.Context
        implements Collector<R> {
    private final ProcessJoinFunction<A, B, R> function;
    private final KeyedCoProcessFunction<K, A, B, R>.Context ctx;
    private final TimestampedCollector<R> out;
    private long leftTime;
    private long rightTime;

    /** Pairs of the record that {@code ctx} is about. */
    JoinPair(
            ProcessJoinFunction<A, B, R> function,
            KeyedCoProcessFunction<K, A, B, R>.Context ctx,
            Collector<R> out) {
        function.super();
        this.function = function;
        this.ctx = ctx;
        this.out = (TimestampedCollector<R>) out;
    }

    void join(A left, long leftTime, B right, long rightTime) throws Exception {
        this.leftTime = leftTime;
        this.rightTime = rightTime;
        function.processElement(left, right, this, this);
    }

    @Override
    public void collect(R record) {
        out.collect(record, getTimestamp());
    }

    @Override
    public long getLeftTimestamp() {
        return leftTime;
    }

    @Override
    public long getRightTimestamp() {
        return rightTime;
    }

    @Override
    public long getTimestamp() {
        return Math.max(leftTime, rightTime);
    }

    @Override
    public <X> void output(OutputTag<X> outputTag, X value) {
        ctx.output(outputTag, value);
    }
}
