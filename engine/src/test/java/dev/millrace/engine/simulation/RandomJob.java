// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.simulation;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A valid graph drawn from a seed. Its results do not depend on the order in which records of
 * different subtasks meet, so every run gives the same ones, whatever its interleaving and
 * parallelism.
 */
final class RandomJob {
    private static final OutputTag<Reading> ASIDE = new OutputTag<>("aside");
    private static final int MOST_STEPS = 7;

    private final long seed;
    private final StringBuilder plan = new StringBuilder();
    private final CollectSink<Reading> results = new CollectSink<>();

    RandomJob(long seed) {
        this.seed = seed;
    }

    /** What the graph looks like, in the order in which it was built. */
    String plan() {
        return plan.toString();
    }

    List<Reading> results() {
        return results.records();
    }

    /** Builds the graph; the same one for the same seed. */
    void build(StreamExecutionEnvironment env) {
        Random random = new Random(seed);
        List<DataStream<Reading>> open = new ArrayList<>();
        int sources = 1 + random.nextInt(3);
        for (int i = 0; i < sources; i++) {
            open.add(source(env, i, random));
        }
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int i = 0; i < steps; i++) {
            grow(open, random);
        }
        open.forEach(stream -> stream.sinkTo(results));
    }

    private DataStream<Reading> source(StreamExecutionEnvironment env, int index, Random random) {
        List<Script<Reading>> splits = new ArrayList<>();
        int count = random.nextInt(4);
        for (int s = 0; s < count; s++) {
            splits.add(split(index + "-" + s, random));
        }
        note("source of " + count + " splits");
        ScriptedSource<Reading> source = ScriptedSource.of(splits).perPoll(1 + random.nextInt(100));
        return width(env.fromSource(source, Reading.outOfOrderBy(20), "source " + index), random);
    }

    private static Script<Reading> split(String id, Random random) {
        Script<Reading> split = Script.split(id);
        int records = random.nextInt(4) == 0 ? 0 : random.nextInt(300);
        for (int i = 0; i < records; i++) {
            if (random.nextInt(100) == 0) {
                split.slow(Duration.ofNanos(random.nextInt(3_000_000)));
            }
            long key = random.nextInt(10) < 6 ? 0 : random.nextInt(20);
            split.records(Reading.of("k" + key, i * 3L - random.nextInt(40), random.nextInt(1000)));
        }
        return split;
    }

    private void grow(List<DataStream<Reading>> open, Random random) {
        int at = random.nextInt(open.size());
        DataStream<Reading> stream = open.get(at);
        switch (random.nextInt(14)) {
            case 0 -> set(open, at, "map", width(stream.map(RandomJob::next), random));
            case 1 ->
                    set(open, at, "filter", width(stream.filter(r -> r.value() % 3 != 0), random));
            case 2 -> set(open, at, "flatMap", width(stream.flatMap(RandomJob::twins), random));
            case 3 -> set(open, at, "rebalance", stream.rebalance());
            case 4 -> set(open, at, "rescale", stream.rescale());
            case 5 -> set(open, at, "shuffle", stream.shuffle());
            case 6 -> set(open, at, "global", stream.global().map(r -> r));
            case 7 -> set(open, at, "own chain", stream.map(RandomJob::next).disableChaining());
            case 8 -> set(open, at, "custom", custom(stream));
            case 9 -> set(open, at, "sum", width(sums(stream), random));
            case 10 -> set(open, at, "timers", width(Totals.of(stream), random));
            case 11 -> set(open, at, "windows", width(Totals.ofWindows(stream), random));
            case 12 -> unite(open, at, random);
            default -> split(open, at, random);
        }
    }

    private void unite(List<DataStream<Reading>> open, int at, Random random) {
        DataStream<Reading> one = open.remove(at);
        if (open.isEmpty()) {
            note("union with itself");
            open.add(one.union(one));
        } else {
            note("union");
            int other = random.nextInt(open.size());
            open.set(other, open.get(other).union(one));
        }
    }

    private void split(List<DataStream<Reading>> open, int at, Random random) {
        note("split");
        var parts = width(open.get(at).process(new OddAside()), random);
        open.set(at, parts);
        open.add(parts.getSideOutput(ASIDE));
    }

    private void set(List<DataStream<Reading>> open, int at, String what, DataStream<Reading> to) {
        note(what);
        open.set(at, to);
    }

    private void note(String what) {
        plan.append(what).append("; ");
    }

    /** Sometimes a parallelism of its own, other than the job's. */
    private static <T> SingleOutputStreamOperator<T> width(
            SingleOutputStreamOperator<T> operator, Random random) {
        return random.nextInt(4) == 0 ? operator.setParallelism(1 + random.nextInt(5)) : operator;
    }

    private static DataStream<Reading> custom(DataStream<Reading> stream) {
        return stream.partitionCustom((Long key, int n) -> (int) (key % n), Reading::value);
    }

    /** Each key's running sum: only its multiset is the same in every order, so it is counted. */
    private static SingleOutputStreamOperator<Reading> sums(DataStream<Reading> stream) {
        return stream.keyBy(Reading::sensor)
                .reduce((a, b) -> Reading.of(a.sensor(), 0, a.value() + 1))
                .map(r -> Reading.of(r.sensor(), 0, 1));
    }

    private static Reading next(Reading reading) {
        return Reading.of(reading.sensor(), reading.timeMs(), reading.value() + 1);
    }

    private static void twins(Reading reading, Collector<Reading> out) {
        out.collect(reading);
        if (reading.value() % 2 == 0) {
            out.collect(Reading.of(reading.sensor(), reading.timeMs(), reading.value() / 2));
        }
    }

    private static final class OddAside extends ProcessFunction<Reading, Reading> {
        @Override
        public void processElement(Reading value, Context ctx, Collector<Reading> out) {
            if (value.value() % 2 == 0) {
                out.collect(value);
            } else {
                ctx.output(ASIDE, value);
            }
        }
    }
}
