// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that runs a sink, step by step as an engine would. To die it is just no longer used.
 *
 * @param <T> type of the records
 * @param <C> type of the committables
 */
final class SinkProcess<T, C> {
    /** What a checkpoint keeps of an epoch: the committables of each subtask. */
    record Kept<C>(long epoch, List<List<C>> bySubtask) {
        List<C> all() {
            return bySubtask.stream().flatMap(List::stream).toList();
        }
    }

    private final CommittingSink<T, C> sink;
    private final List<CheckPlace> places = new ArrayList<>();
    private final List<Committer<C>> committers = new ArrayList<>();
    private final List<CommittingWriter<T, C>> writers = new ArrayList<>();

    /** Makes the committers and tells each what the checkpoint holds for it. */
    SinkProcess(
            CommittingSink<T, C> sink,
            String jobName,
            int parallelism,
            long generation,
            long restoredEpoch,
            List<Kept<C>> pending)
            throws Exception {
        this.sink = sink;
        for (int i = 0; i < parallelism; i++) {
            CheckPlace place = new CheckPlace(jobName, i, parallelism, generation, restoredEpoch);
            places.add(place);
            Committer<C> committer = sink.createCommitter(place);
            committers.add(committer);
            List<C> taken = new ArrayList<>();
            pending.forEach(kept -> taken.addAll(share(kept, place)));
            committer.recover(taken);
        }
    }

    /** Commits what the checkpoint holds, and makes the writers. */
    SinkProcess<T, C> open(List<Kept<C>> pending) throws Exception {
        for (Kept<C> kept : pending) {
            commit(kept);
        }
        for (CheckPlace place : places) {
            writers.add(sink.createWriter(place));
        }
        return this;
    }

    /** Of those subtasks of an earlier run whose index leads here. */
    private static <C> List<C> share(Kept<C> kept, CheckPlace place) {
        List<C> share = new ArrayList<>();
        for (int i = place.subtask(); i < kept.bySubtask().size(); i += place.parallelism()) {
            share.addAll(kept.bySubtask().get(i));
        }
        return share;
    }

    /** Writes to a subtask. */
    void write(int subtask, List<T> records) throws Exception {
        for (T record : records) {
            writers.get(subtask).write(record, Long.MIN_VALUE);
        }
    }

    /** First phase of one subtask. */
    List<C> prepare(int subtask, long epoch, boolean endOfInput) throws Exception {
        writers.get(subtask).flush(endOfInput);
        return writers.get(subtask).prepareCommit(epoch, endOfInput);
    }

    /** First phase of all subtasks. */
    Kept<C> prepare(long epoch, boolean endOfInput) throws Exception {
        List<List<C>> bySubtask = new ArrayList<>();
        for (int i = 0; i < writers.size(); i++) {
            bySubtask.add(List.copyOf(prepare(i, epoch, endOfInput)));
        }
        return new Kept<>(epoch, bySubtask);
    }

    Kept<C> prepare(long epoch) throws Exception {
        return prepare(epoch, false);
    }

    /** Second phase of all subtasks. */
    void commit(Kept<C> kept) throws Exception {
        for (int i = 0; i < committers.size(); i++) {
            List<C> share = share(kept, places.get(i));
            if (!share.isEmpty()) {
                committers.get(i).commit(kept.epoch(), share);
            }
        }
    }

    /** Both phases of an epoch. */
    void epoch(long epoch, List<T> records) throws Exception {
        write(0, records);
        commit(prepare(epoch));
    }

    /** At the end of a scenario: lets go of files and connections, whatever they say. */
    void abandon() {
        writers.forEach(SinkProcess::closeQuietly);
        committers.forEach(SinkProcess::closeQuietly);
    }

    /** It was left as a dead process leaves it; what it says now is of no use to anybody. */
    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            return;
        }
    }
}
