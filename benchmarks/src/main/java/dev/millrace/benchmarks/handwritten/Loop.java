// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.SplitReader;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.query.Rows;
import dev.millrace.benchmarks.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jctools.queues.SpscArrayQueue;

/** Lanes for a trial, joined by queues from each to each. */
final class Loop {
    /** Parcels on the way between two lanes: 8,192 records, a fraction of a second. */
    private static final int QUEUE_PARCELS = 32;

    private final Trial trial;
    private final int lanes;
    private final WindowMaxima maxima;

    Loop(Trial trial, int lanes) {
        this.trial = trial;
        this.lanes = lanes;
        this.maxima = new WindowMaxima(lanes, emitter(trial.query()));
    }

    /** Runs all lanes, one of them in the calling thread. */
    void run() throws InterruptedException {
        List<Lane> all = lanes();
        List<Thread> threads = new ArrayList<>();
        for (Lane lane : all.subList(1, lanes)) {
            Thread thread = new Thread(lane, "lane");
            thread.start();
            threads.add(thread);
        }
        all.get(0).run();
        for (Thread thread : threads) {
            thread.join();
        }
        all.forEach(lane -> trial.collect(lane.program().rows));
        trial.collect(maxima.rows());
    }

    private List<Lane> lanes() {
        List<Queue<Parcel>[]> queues = new ArrayList<>();
        for (int from = 0; from < lanes; from++) {
            queues.add(newQueues());
        }
        return IntStream.range(0, lanes).mapToObj(lane -> lane(lane, queues)).toList();
    }

    private Lane lane(int number, List<Queue<Parcel>[]> queues) {
        Queue<Parcel>[] inboxes = newQueues();
        for (int from = 0; from < lanes; from++) {
            inboxes[from] = queues.get(from)[number];
        }
        return new Lane(
                number,
                splits(number),
                program(number),
                trial.disorderMs(),
                inboxes,
                queues.get(number));
    }

    private List<SplitReader> splits(int lane) {
        return IntStream.range(0, trial.parallelism())
                .filter(split -> split % lanes == lane)
                .mapToObj(trial::reader)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Queue<Parcel>[] newQueues() {
        return IntStream.range(0, lanes)
                .mapToObj(to -> new SpscArrayQueue<Parcel>(QUEUE_PARCELS))
                .toArray(Queue[]::new);
    }

    private static WindowMaxima.Emitter emitter(Query query) {
        return query == Query.Q7
                ? (windowEndMs, amount, id) -> Rows.of(windowEndMs, amount)
                : (windowEndMs, amount, id) -> Rows.of(windowEndMs, id, amount);
    }

    private Program program(int lane) {
        return switch (trial.query()) {
            case Q0 -> new Stateless.Pass();
            case Q1 -> new Stateless.Map();
            case Q2 -> new Stateless.Filter();
            case Q3 -> new SellerJoin();
            case KV_1M, KV_10M -> new RunningCount();
            case WC -> new TumblingCount();
            case Q5 -> new HotAuction(lane, maxima, 10);
            case Q5_WIDE -> new HotAuction(lane, maxima, 60);
            case Q7 -> new HighestBid(lane, maxima);
            case Q8 -> new WindowJoin();
            case Q11 -> new Sessions();
        };
    }
}
