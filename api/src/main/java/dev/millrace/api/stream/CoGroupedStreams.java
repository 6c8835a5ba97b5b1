// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;

/**
 * Two streams whose records with equal keys in one window are handed to a function together, also
 * where one of them has none.
 *
 * <pre>{@code
 * orders.coGroup(payments)
 *         .where(Order::id)
 *         .equalTo(Payment::orderId)
 *         .window(TumblingEventTimeWindows.of(Duration.ofMinutes(10)))
 *         .apply(new UnpaidOrders());
 * }</pre>
 *
 * @param <A> type of the first stream's records
 * @param <B> type of the second stream's records
 */
public final class CoGroupedStreams<A, B> {
    private final RecordStream<A> first;
    private final RecordStream<B> second;

    CoGroupedStreams(RecordStream<A> first, RecordStream<B> second) {
        this.first = first;
        this.second = second;
    }

    /** The key of the first stream's records. */
    public <K> Where<K> where(KeySelector<? super A, K> key) {
        return new Where<>(key);
    }

    /**
     * The streams with the first one's key.
     *
     * @param <K> type of the key
     */
    public final class Where<K> {
        private final KeySelector<? super A, K> firstKey;

        private Where(KeySelector<? super A, K> firstKey) {
            this.firstKey = firstKey;
        }

        /** The key of the second stream's records. */
        public EqualTo<K> equalTo(KeySelector<? super B, K> key) {
            return new EqualTo<>(firstKey, key);
        }
    }

    /**
     * The streams with their keys.
     *
     * @param <K> type of the key
     */
    public final class EqualTo<K> {
        private final KeySelector<? super A, K> firstKey;
        private final KeySelector<? super B, K> secondKey;

        private EqualTo(KeySelector<? super A, K> firstKey, KeySelector<? super B, K> secondKey) {
            this.firstKey = firstKey;
            this.secondKey = secondKey;
        }

        /** The windows in which records meet. */
        public <W extends Window> WithWindow<K, W> window(WindowAssigner<Object, W> assigner) {
            DataStream<Tagged<A, B>> tagged =
                    first.<Tagged<A, B>>map(Tagged::first)
                            .name("first")
                            .union(second.<Tagged<A, B>>map(Tagged::second).name("second"));
            return new WithWindow<>(
                    tagged.keyBy(Tagged.keyOf(firstKey, secondKey)).window(assigner));
        }
    }

    /**
     * The streams with keys and windows. Settings change this object and return it.
     *
     * @param <K> type of the key
     * @param <W> type of the windows
     */
    public final class WithWindow<K, W extends Window> {
        private final WindowedStream<Tagged<A, B>, K, W> windows;

        private WithWindow(WindowedStream<Tagged<A, B>, K, W> windows) {
            this.windows = windows;
        }

        /** When windows fire, instead of the assigner's default. */
        public WithWindow<K, W> trigger(Trigger<Object, ? super W> trigger) {
            windows.trigger(trigger);
            return this;
        }

        /** Which records are left out at a firing. */
        public WithWindow<K, W> evictor(Evictor<Object, ? super W> evictor) {
            windows.evictor(evictor);
            return this;
        }

        /** How long after its end a window still takes records, firing again for each. */
        public WithWindow<K, W> allowedLateness(Duration lateness) {
            windows.allowedLateness(lateness);
            return this;
        }

        /** Hands the records of both streams with one key in one window to {@code function}. */
        public <R> SingleOutputStreamOperator<R> apply(
                CoGroupFunction<? super A, ? super B, R> function) {
            return apply(Instances.of(function), "coGroup");
        }

        <R> SingleOutputStreamOperator<R> apply(
                Instances<? extends CoGroupFunction<? super A, ? super B, R>> functions,
                String name) {
            return windows.process(() -> new CoGroupWindow<A, B, R, K, W>(functions.next()))
                    .name(name);
        }
    }
}
