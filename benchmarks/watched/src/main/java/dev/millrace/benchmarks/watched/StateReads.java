// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import dev.millrace.benchmarks.trial.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Reads counts of keys at a steady rate over several connections. Each connection has keys of its
 * own, so that the answers for a key come in order; a count that is smaller than it was before is
 * wrong.
 */
final class StateReads {
    private static final int CONNECTIONS = 4;
    private static final long SEED = 11;

    /** Keys of each connection that are read again in the end. */
    private static final int AGAIN = 1_000;

    private final int keys;
    private final long[] before;
    private final ExecutorService connections =
            Executors.newFixedThreadPool(CONNECTIONS, StateReads::daemon);
    private final List<SplittableRandom> chances = new ArrayList<>();

    StateReads(int keys) {
        this.keys = keys;
        this.before = new long[keys];
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            chances.add(new SplittableRandom(SEED + connection));
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "connection");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Asks whenever a question is due, late or not, until the time is over.
     *
     * @param perSecond keys that are read
     * @param atOnce so many by one request
     */
    Seen pace(StatePage state, long perSecond, int atOnce, long ms) throws Exception {
        Moment from = Moment.with(0);
        List<Callable<Histogram>> work = new ArrayList<>();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            int own = connection;
            work.add(
                    () ->
                            pace(
                                    own,
                                    state,
                                    from,
                                    1e9 * CONNECTIONS * atOnce / perSecond,
                                    atOnce,
                                    ms));
        }
        Histogram latenciesNs = all(work);
        return Seen.between(
                from,
                Moment.with(latenciesNs.getTotalCount() * atOnce),
                latenciesNs.getValueAtPercentile(50) / 1e6,
                latenciesNs.getValueAtPercentile(99) / 1e6);
    }

    private Histogram pace(
            int connection, StatePage state, Moment from, double everyNs, int atOnce, long ms)
            throws IOException {
        Histogram latenciesNs = new Histogram(3);
        long count = (long) (ms * 1e6 / everyNs);
        for (long asked = 0; asked < count; asked++) {
            long dueNs =
                    from.timeNs() + (long) ((asked + (double) connection / CONNECTIONS) * everyNs);
            waitUntil(dueNs);
            if (atOnce == 1) {
                read(state, key(connection));
            } else {
                readEach(state, connection, atOnce);
            }
            latenciesNs.recordValue(Math.max(0, System.nanoTime() - dueNs));
        }
        return latenciesNs;
    }

    private static void waitUntil(long dueNs) {
        for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** One of the connection's own. */
    private int key(int connection) {
        int own = chances.get(connection).nextInt(keys / CONNECTIONS);
        return own * CONNECTIONS + connection;
    }

    private void readEach(StatePage state, int connection, int atOnce) throws IOException {
        long[] asked = new long[atOnce];
        for (int i = 0; i < atOnce; i++) {
            asked[i] = key(connection);
        }
        long[] counts = state.counts(asked);
        for (int i = 0; i < atOnce; i++) {
            check((int) asked[i], counts[i]);
        }
    }

    private void read(StatePage state, int key) throws IOException {
        check(key, state.count(key));
    }

    private void check(int key, long count) throws WrongAnswerException {
        if (count < before[key]) {
            throw new WrongAnswerException(
                    "key " + key + " was seen " + before[key] + " times, and then " + count);
        }
        before[key] = count;
    }

    /** Reads some of the keys once more that were read before; the job has ended. */
    Seen again(StatePage state) throws Exception {
        Moment from = Moment.with(0);
        List<Callable<Histogram>> work = new ArrayList<>();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            int own = connection;
            work.add(
                    () -> {
                        Histogram read = new Histogram(3);
                        for (int key = own; key < keys; key += CONNECTIONS) {
                            if (before[key] > 0 && read.getTotalCount() < AGAIN) {
                                read(state, key);
                                read.recordValue(1);
                            }
                        }
                        return read;
                    });
        }
        return Seen.between(from, Moment.with(all(work).getTotalCount()), 0, 0);
    }

    private Histogram all(List<Callable<Histogram>> work)
            throws InterruptedException, ExecutionException {
        Histogram all = new Histogram(3);
        for (Future<Histogram> done : connections.invokeAll(work)) {
            all.add(done.get());
        }
        return all;
    }
}
