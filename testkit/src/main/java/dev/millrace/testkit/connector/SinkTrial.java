// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.testkit.connector.SinkProcess.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A target and the processes that write to it in one scenario. */
final class SinkTrial<T, C> implements AutoCloseable {
    private final SinkTarget<T, C> target;
    private final List<SinkProcess<T, C>> processes = new ArrayList<>();

    /** Of this scenario alone: an outside system may remember those of others. */
    private final String jobName = "checked-" + UUID.randomUUID();

    private long generation;

    SinkTrial(SinkTarget<T, C> target) {
        this.target = target;
    }

    String jobName() {
        return jobName;
    }

    SinkTarget<T, C> target() {
        return target;
    }

    /** The first process. */
    SinkProcess<T, C> start(int parallelism) throws Exception {
        return resume(parallelism, 0, List.of());
    }

    /**
     * A later process, which goes on from checkpoint {@code epoch}, up to where it has committed
     * nothing yet and has no writers.
     */
    SinkProcess<T, C> recover(int parallelism, long epoch, List<Kept<C>> pending) throws Exception {
        if (!processes.isEmpty()) {
            target.died();
        }
        SinkProcess<T, C> process =
                new SinkProcess<>(
                        target.sink(), jobName, parallelism, ++generation, epoch, pending);
        processes.add(process);
        return process;
    }

    /** A later process, which is about to write. */
    SinkProcess<T, C> resume(int parallelism, long epoch, List<Kept<C>> pending) throws Exception {
        return recover(parallelism, epoch, pending).open(pending);
    }

    /** The records with these numbers. */
    List<T> records(int from, int to) {
        return IntStream.range(from, to).mapToObj(target::record).toList();
    }

    /** Exactly the first {@code count} records are seen, each once. */
    void requireSeen(int count, String when) throws Exception {
        SeenRecords.require(records(0, count), target.visible(), when);
    }

    @Override
    public void close() {
        processes.forEach(SinkProcess::abandon);
    }
}
