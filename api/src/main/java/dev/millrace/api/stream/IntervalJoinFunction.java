// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.api.graph.FindsLateRecords;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs records of two keyed streams whose times lie near each other. Each side keeps its records
 * by time until the watermark says that no partner can come any more; then a timer drops them. The
 * method is Flink's (IntervalJoinOperator), except that a record at the watermark itself is late:
 * its partners may be gone already.
 */
final class IntervalJoinFunction<K, A, B, R> extends KeyedCoProcessFunction<K, A, B, R>
        implements FindsLateRecords {
    private static final long serialVersionUID = 1L;

    private final transient ProcessJoinFunction<A, B, R> function;
    private final transient Interval interval;
    private final transient @Nullable OutputTag<A> lateLeft;
    private final transient @Nullable OutputTag<B> lateRight;
    // Set before any record.
    private transient MapState<Long, List<A>> lefts;
    private transient MapState<Long, List<B>> rights;
    private transient Note late = (value, timestamp, watermark) -> {};

    @SuppressWarnings("NullAway.Init")
    IntervalJoinFunction(
            ProcessJoinFunction<A, B, R> function,
            Interval interval,
            @Nullable OutputTag<A> lateLeft,
            @Nullable OutputTag<B> lateRight) {
        this.function = function;
        this.interval = interval;
        this.lateLeft = lateLeft;
        this.lateRight = lateRight;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        lefts = getRuntimeContext().getMapState(new MapStateDescriptor<>("left"));
        rights = getRuntimeContext().getMapState(new MapStateDescriptor<>("right"));
        Lifecycle.open(function, getRuntimeContext(), context);
    }

    @Override
    public void noteLateRecordsIn(Note note) {
        late = note;
    }

    @Override
    public void processElement1(A value, Context ctx, Collector<R> out) throws Exception {
        long time = timeOf(ctx);
        if (isLate(time, ctx)) {
            sendAside(value, time, lateLeft, ctx);
            return;
        }
        keep(lefts, time, value);
        JoinPair<K, A, B, R> pair = new JoinPair<>(function, ctx, out);
        for (Map.Entry<Long, List<B>> right : rights.entries()) {
            if (interval.pairs(time, right.getKey())) {
                for (B partner : right.getValue()) {
                    pair.join(value, time, partner, right.getKey());
                }
            }
        }
        ctx.timerService().registerEventTimeTimer(Interval.plus(time, interval.keepLeftMs()));
    }

    @Override
    public void processElement2(B value, Context ctx, Collector<R> out) throws Exception {
        long time = timeOf(ctx);
        if (isLate(time, ctx)) {
            sendAside(value, time, lateRight, ctx);
            return;
        }
        keep(rights, time, value);
        JoinPair<K, A, B, R> pair = new JoinPair<>(function, ctx, out);
        for (Map.Entry<Long, List<A>> left : lefts.entries()) {
            if (interval.pairs(left.getKey(), time)) {
                for (A partner : left.getValue()) {
                    pair.join(partner, left.getKey(), value, time);
                }
            }
        }
        ctx.timerService().registerEventTimeTimer(Interval.plus(time, interval.keepRightMs()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<R> out) {
        lefts.remove(Interval.plus(timestamp, -interval.keepLeftMs()));
        rights.remove(Interval.plus(timestamp, -interval.keepRightMs()));
    }

    @Override
    public void close() throws Exception {
        Lifecycle.close(function);
    }

    private long timeOf(Context ctx) {
        Long time = ctx.timestamp();
        if (time == null) {
            throw new IllegalStateException(
                    "An interval join compares event times, but this record has none; give its"
                            + " source a WatermarkStrategy with a timestamp assigner");
        }
        return time;
    }

    private boolean isLate(long time, Context ctx) {
        return time <= ctx.timerService().currentWatermark();
    }

    private <X> void sendAside(X value, long time, @Nullable OutputTag<X> tag, Context ctx) {
        late.late(value, time, ctx.timerService().currentWatermark());
        if (tag != null) {
            ctx.output(tag, value);
        }
    }

    /** State holds immutable values, so one more record of a time means a new list. */
    private static <X> void keep(MapState<Long, List<X>> side, long time, X value) {
        List<X> before = side.get(time);
        List<X> after = new ArrayList<>(before == null ? 1 : before.size() + 1);
        if (before != null) {
            after.addAll(before);
        }
        after.add(value);
        side.put(time, after);
    }
}
