// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.connector.SourceSplit;
import dev.millrace.testkit.connector.SourceProcess.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A target and the processes that read it in one scenario. */
final class SourceTrial<T, S extends SourceSplit, E> implements AutoCloseable {
    /** Longer than any outside system needs for some hundred records, on any machine. */
    private static final long LONGEST_NS = Duration.ofMinutes(2).toNanos();

    /** A source that reads on threads of its own is not asked more often. */
    private static final long BETWEEN_POLLS_NS = 100_000;

    private static final int USUAL_POLL = 10;

    private final SourceTarget<T, S, E> target;
    private final List<SourceProcess<T, S, E>> processes = new ArrayList<>();

    SourceTrial(SourceTarget<T, S, E> target) {
        this.target = target;
    }

    SourceTarget<T, S, E> target() {
        return target;
    }

    SourceProcess<T, S, E> start(int readers) throws Exception {
        return restart(readers, null);
    }

    SourceProcess<T, S, E> restart(int readers, @Nullable Kept<S, E> kept) throws Exception {
        SourceProcess<T, S, E> process = new SourceProcess<>(target.source(), readers, kept);
        processes.add(process);
        return process;
    }

    /** Reads until so many records are there, or to the end of input. */
    void read(SourceProcess<T, S, E> process, int atLeast) throws Exception {
        poll(process, USUAL_POLL, () -> process.read().count() < atLeast);
    }

    /** Reads to the end of input. */
    void readOut(SourceProcess<T, S, E> process, int perPoll) throws Exception {
        poll(process, perPoll, () -> true);
    }

    private void poll(SourceProcess<T, S, E> process, int perPoll, BooleanSupplier wanted)
            throws Exception {
        long startNs = System.nanoTime();
        while (wanted.getAsBoolean()) {
            int before = process.read().count();
            if (!process.poll(perPoll)) {
                return;
            }
            if (process.read().count() == before) {
                LockSupport.parkNanos(BETWEEN_POLLS_NS);
            }
            if (System.nanoTime() - startNs > LONGEST_NS) {
                throw new AssertionError(
                        "After two minutes the source has given "
                                + process.read().count()
                                + " records, and is not at its end");
            }
        }
    }

    /** What these have read together is everything, each record once. */
    @SafeVarargs
    final void requireAll(String when, SourceProcess<T, S, E>... of) {
        List<T> seen = new ArrayList<>();
        for (SourceProcess<T, S, E> process : of) {
            seen.addAll(process.read().values());
        }
        SeenRecords.require(target.records(), seen, when);
    }

    /** Some of everything, but not all. */
    int some() {
        return Math.max(1, target.records().size() / 3);
    }

    @Override
    public void close() {
        processes.forEach(SourceProcess::abandon);
    }
}
