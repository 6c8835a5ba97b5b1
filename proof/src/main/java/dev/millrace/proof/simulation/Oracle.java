// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's graph gives, computed over all its input at once and without the engine. The time
 * of an item is the timestamp that the engine gives its record.
 */
final class Oracle {
    private final SimulationPlan plan;
    private final List<List<Item>> streams = new ArrayList<>();

    private Oracle(SimulationPlan plan) {
        this.plan = plan;
        plan.inputs().forEach(input -> streams.add(input.all()));
        for (GraphStep step : plan.steps()) {
            List<Item> left = streams.get(step.left());
            List<Item> right = step.right() < 0 ? List.of() : streams.get(step.right());
            streams.add(result(step, left, right));
        }
    }

    static Oracle of(SimulationPlan plan) {
        return new Oracle(plan);
    }

    /** What a stream carries, in no particular order. */
    List<Item> stream(int number) {
        return streams.get(number);
    }

    /** How many items there are in the largest stream. */
    int size() {
        return streams.stream().mapToInt(List::size).max().orElse(0);
    }

    private List<Item> result(GraphStep step, List<Item> left, List<Item> right) {
        long size = step.sizeMs();
        return switch (step.operation()) {
            case MAP, OWN_CHAIN -> left.stream().map(Functions::next).toList();
            case FILTER -> left.stream().filter(Functions::isKept).toList();
            case FLAT_MAP -> left.stream().flatMap(it -> Functions.twins(it).stream()).toList();
            case SPLIT_OFF -> left.stream().filter(it -> it.value() % 2 == 0).toList();
            case ASIDE -> source(step, Operation.SPLIT_OFF, it -> it.value() % 2 != 0);
            case REJECT -> left.stream().filter(it -> !Functions.isBad(it)).toList();
            case REJECTED -> source(step, Operation.REJECT, Functions::isBad);
            case ASYNC_ORDERED, ASYNC_UNORDERED ->
                    left.stream().map(it -> it.withValue(2 * it.value())).toList();
            case REBALANCE, RESCALE, SHUFFLE, GLOBAL, CUSTOM_PARTITION, FRAGILE -> left;
            case TOTALS, TOTALS_OF_COUNTS, TOTALS_OF_SESSIONS, TOTALS_RUNNING -> totals(left);
            case GATHER -> gathered(left);
            case BUCKETS -> buckets(left, size);
            case TUMBLING, TUMBLING_IN_PANES -> windows(left, size, size);
            case SLIDING -> windows(left, 3 * size, size);
            case COLLECTED, COLLECTED_PAST_AN_EVICTOR -> collected(left, size);
            case SESSIONS, SESSIONS_OF_OWN_GAPS -> sessions(left, size);
            case ALL_WINDOW ->
                    windows(
                            left.stream().map(it -> Functions.keyed(it, "all")).toList(),
                            size,
                            size);
            case UNION -> Stream.concat(left.stream(), right.stream()).toList();
            case CONNECT -> totals(Stream.concat(left.stream(), right.stream()).toList());
            case WINDOW_JOIN -> joined(left, right, size);
            case CO_GROUP -> coGrouped(left, right, size);
            case INTERVAL_JOIN -> nearby(left, right, size);
            case BROADCAST -> broadcast(left, right);
        };
    }

    /** What the step that {@code step} reads put aside. */
    private List<Item> source(GraphStep step, Operation wanted, Predicate<Item> aside) {
        int read = step.left() - plan.inputs().size();
        if (read < 0 || plan.steps().get(read).operation() != wanted) {
            return streams.get(step.left());
        }
        return streams.get(plan.steps().get(read).left()).stream().filter(aside).toList();
    }

    private static List<Item> totals(List<Item> items) {
        return summed(items, it -> List.of(Functions.END));
    }

    private static List<Item> gathered(List<Item> items) {
        Map<String, Item> byKey = new TreeMap<>();
        for (Item item : items) {
            byKey.merge(
                    item.key(),
                    new Item(item.key(), Functions.END, Functions.digest(item.value())),
                    (a, b) -> a.withValue(a.value() + b.value()));
        }
        return List.copyOf(byKey.values());
    }

    private static List<Item> buckets(List<Item> items, long size) {
        return summed(items, it -> List.of(Functions.bucket(it.time(), size)));
    }

    private static List<Item> windows(List<Item> items, long size, long slide) {
        return summed(items, it -> ends(it.time(), size, slide));
    }

    /** The last moment of each window that a time is in. */
    private static List<Long> ends(long time, long size, long slide) {
        List<Long> ends = new ArrayList<>();
        for (long start = time - Math.floorMod(time, slide); start > time - size; start -= slide) {
            ends.add(start + size - 1);
        }
        return ends;
    }

    private interface Times {
        List<Long> of(Item item);
    }

    private static List<Item> summed(List<Item> items, Times times) {
        BinaryOperator<Item> sum = (a, b) -> a.withValue(a.value() + b.value());
        Map<String, Item> sums = new TreeMap<>();
        for (Item item : items) {
            for (long time : times.of(item)) {
                sums.merge(item.key() + "@" + time, item.at(time), sum);
            }
        }
        return List.copyOf(sums.values());
    }

    private static List<Item> collected(List<Item> items, long size) {
        List<Item> digests =
                items.stream().map(it -> it.withValue(Functions.digest(it.value()))).toList();
        return windows(digests, size, size);
    }

    private static List<Item> sessions(List<Item> items, long gap) {
        List<Item> result = new ArrayList<>();
        Item open = null;
        for (Item item : items.stream().sorted().toList()) {
            if (open != null && open.key().equals(item.key()) && item.time() <= open.time() + gap) {
                open = new Item(item.key(), item.time(), open.value() + item.value());
            } else {
                close(open, gap, result);
                open = item;
            }
        }
        close(open, gap, result);
        return result;
    }

    private static void close(@Nullable Item session, long gap, List<Item> result) {
        if (session != null) {
            result.add(session.at(session.time() + gap - 1));
        }
    }

    private static List<Item> joined(List<Item> left, List<Item> right, long size) {
        Function<Item, String> window = it -> it.key() + "@" + lastMs(it.time(), size);
        return pairs(left, right, window, (a, b) -> true, a -> lastMs(a.time(), size));
    }

    private static long lastMs(long time, long size) {
        return time - Math.floorMod(time, size) + size - 1;
    }

    private static List<Item> pairs(
            List<Item> left,
            List<Item> right,
            Function<Item, String> meeting,
            BiPredicate<Item, Item> match,
            ToLongFunction<Item> time) {
        Map<String, List<Item>> byMeeting = right.stream().collect(Collectors.groupingBy(meeting));
        List<Item> result = new ArrayList<>();
        for (Item a : left) {
            for (Item b : byMeeting.getOrDefault(meeting.apply(a), List.of())) {
                if (match.test(a, b)) {
                    Item later = a.time() >= b.time() ? a : b;
                    result.add(Functions.pair(a, b).at(time.applyAsLong(later)));
                }
            }
        }
        return result;
    }

    private static List<Item> coGrouped(List<Item> left, List<Item> right, long size) {
        List<Item> weighed = new ArrayList<>(left);
        right.forEach(it -> weighed.add(it.withValue(3 * it.value())));
        return windows(weighed, size, size);
    }

    private static List<Item> nearby(List<Item> left, List<Item> right, long size) {
        BiPredicate<Item, Item> near = (a, b) -> Math.abs(a.time() - b.time()) <= size / 4;
        return pairs(left, right, Item::key, near, Item::time);
    }

    private static List<Item> broadcast(List<Item> left, List<Item> right) {
        Map<Long, Boolean> rules = new TreeMap<>();
        right.forEach(it -> rules.put(Functions.rule(it), true));
        long sum = rules.keySet().stream().mapToLong(it -> it).sum();
        return new TreeSet<>(left.stream().map(Item::key).toList())
                .stream().map(key -> new Item(key, Functions.END, sum)).toList();
    }
}
