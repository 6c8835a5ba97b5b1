// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;

/** Builds the operator of one step of a plan's graph. */
final class StepBuilder {
    private static final OutputTag<Item> ASIDE = new OutputTag<>("aside");
    private static final OutputTag<DeadLetter> REJECTED = new OutputTag<>("rejected");
    private static final Duration CALL_TIMEOUT = Duration.ofHours(1);
    private static final int OPEN_CALLS = 5;

    /** One of the sizes that are drawn. */
    private static final int SIZE_OF_LONG_SUMS = 7_000;

    private final Scene scene;
    private final String name;
    private final GraphStep step;
    private final Duration size;

    StepBuilder(Scene scene, String name, GraphStep step) {
        this.scene = scene;
        this.name = name;
        this.step = step;
        this.size = Duration.ofMillis(step.sizeMs());
    }

    /** Reads from {@code streams}. */
    DataStream<Item> build(List<DataStream<Item>> streams) {
        DataStream<Item> left = streams.get(step.left());
        if (step.operation().isBinary()) {
            return binary(left, streams.get(step.right()));
        }
        return switch (step.operation()) {
            case REBALANCE -> left.rebalance();
            case RESCALE -> left.rescale();
            case SHUFFLE -> left.shuffle();
            case CUSTOM_PARTITION ->
                    left.partitionCustom(
                            (Long value, int n) -> (int) Math.floorMod(value, (long) n),
                            Item::value);
            case ASIDE -> aside(left, ASIDE);
            case REJECTED -> rejected(left);
            default -> sized(unary(left));
        };
    }

    private DataStream<Item> aside(DataStream<Item> left, OutputTag<Item> tag) {
        return isOf(left, Operation.SPLIT_OFF)
                ? ((SingleOutputStreamOperator<Item>) left).getSideOutput(tag)
                : left;
    }

    private DataStream<Item> rejected(DataStream<Item> left) {
        return isOf(left, Operation.REJECT)
                ? sized(
                        ((SingleOutputStreamOperator<Item>) left)
                                .getSideOutput(REJECTED)
                                .map(letter -> told(letter)))
                : left;
    }

    private Item told(DeadLetter letter) {
        scene.witness().saw(Happening.RECORD_REJECTED);
        if (letter.payload() instanceof Item item) {
            return item;
        }
        scene.witness().violated(Invariant.I14, "a dead letter without its record: " + letter);
        return new Item("lost", 0, 0);
    }

    private boolean isOf(DataStream<Item> left, Operation operation) {
        int read = step.left() - scene.plan().inputs().size();
        return left instanceof SingleOutputStreamOperator
                && read >= 0
                && scene.plan().steps().get(read).operation() == operation;
    }

    private SingleOutputStreamOperator<Item> unary(DataStream<Item> left) {
        return switch (step.operation()) {
            case MAP -> left.map(Functions::next);
            case OWN_CHAIN -> left.map(Functions::next).disableChaining();
            case FILTER -> left.filter(Functions::isKept);
            case FLAT_MAP -> left.flatMap((Item it, Collector<Item> out) -> twins(it, out));
            case GLOBAL -> left.global().map(it -> it);
            case SPLIT_OFF -> left.process(OddAside::new);
            case REJECT -> left.map(StepBuilder::good).onError(ErrorPolicy.deadLetter(REJECTED));
            case FRAGILE -> left.map(this::fragile);
            case ASYNC_ORDERED -> AsyncDataStream.orderedWait(left, this::call, calls());
            case ASYNC_UNORDERED -> AsyncDataStream.unorderedWait(left, this::call, calls());
            case ALL_WINDOW -> overAll(left.map(it -> Functions.keyed(it, "all")));
            default -> keyed(byKey(left));
        };
    }

    /** Of objects or of longs, which are added up before the shuffle by operators of their own. */
    private SingleOutputStreamOperator<Item> overAll(DataStream<Item> all) {
        var windows = all.windowAll(TumblingEventTimeWindows.of(size));
        return step.sizeMs() == SIZE_OF_LONG_SUMS
                ? windows.aggregate(Aggregates.sumLong(Item::value), WindowOfAll::new)
                : windows.reduce(Functions::sum);
    }

    private SingleOutputStreamOperator<Item> keyed(KeyedStream<Item, String> left) {
        return switch (step.operation()) {
            case TOTALS -> totals(left);
            case TOTALS_OF_COUNTS -> totals(bits(InPanes.counts(left)));
            case TOTALS_OF_SESSIONS -> totals(bits(InPanes.sessions(scene, left, size)));
            case TOTALS_RUNNING ->
                    bits(left.reduce(Functions::sum)).process(() -> new KeyLast(scene, name));
            case GATHER -> left.process(() -> new KeyGather(scene, name));
            case BUCKETS -> left.process(() -> new KeyBuckets(scene, name, step.sizeMs()));
            case TUMBLING -> tumbling(left);
            case TUMBLING_IN_PANES -> tumbling(bits(InPanes.windows(scene, left, size)));
            case SLIDING ->
                    left.window(SlidingEventTimeWindows.of(size.multipliedBy(3), size))
                            .aggregate(Aggregates.sumLong(Item::value), WindowOfKey::new);
            case SESSIONS ->
                    left.window(EventTimeSessionWindows.withGap(size)).reduce(Functions::sum);
            case SESSIONS_OF_OWN_GAPS ->
                    left.window(EventTimeSessionWindows.withDynamicGap((Item it) -> step.sizeMs()))
                            .reduce(Functions::sum);
            case COLLECTED ->
                    left.window(TumblingEventTimeWindows.of(size)).process(DigestOfKey::new);
            case COLLECTED_PAST_AN_EVICTOR ->
                    left.window(TumblingEventTimeWindows.of(size))
                            .evictor(CountEvictor.of(Long.MAX_VALUE))
                            .process(DigestOfKey::new);
            default -> throw new IllegalStateException("No operator for " + step);
        };
    }

    private SingleOutputStreamOperator<Item> tumbling(KeyedStream<Item, String> stream) {
        return stream.window(TumblingEventTimeWindows.of(size)).reduce(Functions::sum);
    }

    private SingleOutputStreamOperator<Item> totals(KeyedStream<Item, String> stream) {
        return stream.process(() -> new KeyTotals(scene, name));
    }

    /** What an operator ahead of the step's own tells, by key. */
    private KeyedStream<Item, String> bits(SingleOutputStreamOperator<Item> ahead) {
        String bits = name + "-bits";
        return byKey(ahead.name(bits).uid(bits));
    }

    private DataStream<Item> binary(DataStream<Item> left, DataStream<Item> right) {
        var windows = TumblingEventTimeWindows.of(size);
        return switch (step.operation()) {
            case UNION -> left.union(right);
            case CONNECT ->
                    sized(
                            byKey(left)
                                    .connect(byKey(right))
                                    .process(() -> new BothTotals(scene, name)));
            case WINDOW_JOIN ->
                    sized(
                            left.join(right)
                                    .where(Item::key)
                                    .equalTo(Item::key)
                                    .window(windows)
                                    .apply((Item a, Item b) -> Functions.pair(a, b)));
            case CO_GROUP ->
                    sized(
                            left.coGroup(right)
                                    .where(Item::key)
                                    .equalTo(Item::key)
                                    .window(windows)
                                    .apply(new Weighed()));
            case INTERVAL_JOIN ->
                    sized(
                            byKey(left)
                                    .intervalJoin(byKey(right))
                                    .between(size.dividedBy(-4), size.dividedBy(4))
                                    .process(new Pairing()));
            case BROADCAST ->
                    sized(
                            byKey(left)
                                    .connect(right.broadcast(KeyRules.RULES))
                                    .process(() -> new KeyRules(scene, name)));
            default -> throw new IllegalStateException("No operator for " + step);
        };
    }

    private SingleOutputStreamOperator<Item> sized(SingleOutputStreamOperator<Item> operator) {
        boolean single =
                step.operation() == Operation.ALL_WINDOW || step.operation() == Operation.GLOBAL;
        if (step.parallelism() > 0 && !single) {
            operator.setParallelism(step.parallelism());
        }
        return operator.name(name).uid(name);
    }

    private static KeyedStream<Item, String> byKey(DataStream<Item> stream) {
        return stream.keyBy(Item::key);
    }

    private static AsyncOptions<Item> calls() {
        return AsyncOptions.<Item>timeout(CALL_TIMEOUT).withCapacity(OPEN_CALLS);
    }

    private void call(Item item, ResultFuture<Item> result) {
        scene.later(() -> result.complete(List.of(item.withValue(2 * item.value()))));
    }

    private Item fragile(Item item) {
        scene.mayFail();
        return item;
    }

    private static void twins(Item item, Collector<Item> out) {
        Functions.twins(item).forEach(out::collect);
    }

    private static Item good(Item item) {
        if (Functions.isBad(item)) {
            throw new IllegalArgumentException("is bad");
        }
        return item;
    }

    private static final class OddAside extends ProcessFunction<Item, Item> {
        @Override
        public void processElement(Item item, Context ctx, Collector<Item> out) {
            if (item.value() % 2 == 0) {
                out.collect(item);
            } else {
                ctx.output(ASIDE, item);
            }
        }
    }

    private static final class Pairing extends ProcessJoinFunction<Item, Item, Item> {
        @Override
        public void processElement(Item left, Item right, Context ctx, Collector<Item> out) {
            out.collect(Functions.pair(left, right));
        }
    }

    private static final class Weighed implements CoGroupFunction<Item, Item, Item> {
        @Override
        public void coGroup(Iterable<Item> left, Iterable<Item> right, Collector<Item> out) {
            long sum = 0;
            String key = "";
            for (Item item : left) {
                sum += item.value();
                key = item.key();
            }
            for (Item item : right) {
                sum += 3 * item.value();
                key = item.key();
            }
            out.collect(new Item(key, 0, sum));
        }
    }
}
