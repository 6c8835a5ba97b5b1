// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An outside system with transactions, as exactly-once sinks see it. It outlives the processes that
 * write to it. It knows what it is to hold in the end, and tells of anything else at once.
 */
final class OutsideSystem {
    /**
     * A transaction that was staged and is not committed.
     *
     * @param replaced whether a later run had begun when it was staged
     */
    private record Open(
            String sink, int subtask, long generation, boolean replaced, List<Item> items) {
        boolean isOf(String ofSink, int bySubtask, int parallelism) {
            return sink.equals(ofSink) && subtask % parallelism == bySubtask;
        }
    }

    /** What may still become visible in a sink, and what is. */
    private static final class Shelf {
        final Map<Item, Integer> awaited = new HashMap<>();
        final List<Item> visible = new ArrayList<>();
        long generation;

        /** The subtasks of that run which have said what they know. */
        final Set<Integer> begun = new HashSet<>();

        int parallelism = 1;

        void begin(int subtask, int ofSubtasks, long run) {
            if (run > generation) {
                begun.clear();
            }
            generation = Math.max(generation, run);
            parallelism = ofSubtasks;
            begun.add(subtask);
        }
    }

    private final Witness witness;
    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Set<String> committed = new HashSet<>();

    /**
     * What a run has committed that another had replaced, before that one had said whether it knows
     * of it. It has to: both go on from the checkpoint that names it.
     */
    private final Map<String, Open> claimed = new LinkedHashMap<>();

    private int next;

    OutsideSystem(Witness witness) {
        this.witness = witness;
    }

    /** A sink is to hold these in the end. */
    void await(String sink, List<Item> items) {
        Shelf shelf = new Shelf();
        items.forEach(item -> shelf.awaited.merge(item, 1, Integer::sum));
        shelves.put(sink, shelf);
    }

    /** What can be seen in a sink, in the order in which it became visible. */
    List<Item> visible(String sink) {
        return shelf(sink).visible;
    }

    Set<String> sinks() {
        return shelves.keySet();
    }

    /** Begins a transaction and stages these in it; its name. */
    String stage(String sink, int subtask, long generation, List<Item> items) {
        String name = "t" + next++;
        boolean replaced = generation < shelf(sink).generation;
        open.put(name, new Open(sink, subtask, generation, replaced, items));
        return name;
    }

    /** A subtask of a new run begins: what others left here and nobody knows is given up. */
    void begin(String sink, int subtask, int parallelism, long generation, Set<String> known) {
        Shelf shelf = shelf(sink);
        witness.require(
                generation >= shelf.generation,
                Invariant.I9,
                sink + ": run " + generation + " begins after run " + shelf.generation);
        shelf.begin(subtask, parallelism, generation);
        requireClaimsKnown(sink, subtask, parallelism, generation, known);
        int before = open.size();
        open.entrySet()
                .removeIf(
                        it ->
                                it.getValue().isOf(sink, subtask, parallelism)
                                        && !known.contains(it.getKey()));
        witness.saw(Happening.STAGED_OUTPUT_GIVEN_UP, before - open.size());
    }

    private void requireClaimsKnown(
            String sink, int subtask, int parallelism, long generation, Set<String> known) {
        claimed.forEach(
                (name, it) ->
                        witness.require(
                                !it.isOf(sink, subtask, parallelism) || known.contains(name),
                                Invariant.I9,
                                sink
                                        + ": run "
                                        + it.generation
                                        + " has committed "
                                        + name
                                        + ", of which run "
                                        + generation
                                        + " does not know"));
        claimed.values().removeIf(it -> it.isOf(sink, subtask, parallelism));
    }

    /**
     * Makes a transaction visible; once more is the same as once. A run that was replaced between
     * its checkpoint and the commits of it may still make them: whoever comes after goes on from
     * that checkpoint and commits the same.
     */
    void commit(String sink, String transaction, long epoch, long generation) {
        Open staged = open.remove(transaction);
        if (staged == null) {
            witness.require(
                    committed.contains(transaction) || generation < shelf(sink).generation,
                    Invariant.I1,
                    sink + ": " + transaction + " of epoch " + epoch + " was given up before");
            witness.saw(Happening.COMMIT_REPEATED);
            return;
        }
        committed.add(transaction);
        Shelf shelf = shelf(sink);
        witness.require(
                !staged.replaced,
                Invariant.I9,
                sink + ": run " + generation + " commits after run " + shelf.generation + " began");
        if (generation < shelf.generation
                && !shelf.begun.contains(staged.subtask % shelf.parallelism)) {
            claimed.put(transaction, staged);
        }
        staged.items.forEach(item -> show(sink, shelf, item));
    }

    private void show(String sink, Shelf shelf, Item item) {
        shelf.visible.add(item);
        int left = shelf.awaited.merge(item, -1, Integer::sum);
        witness.require(left >= 0, Invariant.I2, sink + " shows once too often " + item);
    }

    /** All that was awaited is there, and nothing is left open by the last run. */
    void requireComplete() {
        shelves.forEach(
                (sink, shelf) ->
                        shelf.awaited.forEach(
                                (item, left) ->
                                        witness.require(
                                                left == 0,
                                                Invariant.I1,
                                                sink + " lacks " + left + " of " + item)));
        open.forEach(
                (name, it) ->
                        witness.require(
                                it.generation < shelf(it.sink).generation,
                                Invariant.I11,
                                name + " of " + it.sink + " is left open"));
    }

    private Shelf shelf(String sink) {
        Shelf shelf = shelves.get(sink);
        if (shelf == null) {
            throw new IllegalArgumentException("Nobody awaits anything in " + sink);
        }
        return shelf;
    }
}
