// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;

/**
 * Two streams whose records with equal keys in one window are paired, each of one with each of the
 * other: an inner join.
 *
 * <pre>{@code
 * people.join(auctions)
 *         .where(Person::id)
 *         .equalTo(Auction::seller)
 *         .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
 *         .apply((person, auction) -> person.name() + " sells " + auction.item());
 * }</pre>
 *
 * @param <A> type of the first stream's records
 * @param <B> type of the second stream's records
 */
public final class JoinedStreams<A, B> {
    private final CoGroupedStreams<A, B> groups;

    JoinedStreams(RecordStream<A> first, RecordStream<B> second) {
        this.groups = new CoGroupedStreams<>(first, second);
    }

    /** The key of the first stream's records. */
    public <K> Where<K> where(KeySelector<? super A, K> key) {
        return new Where<>(groups.where(key));
    }

    /**
     * The streams with the first one's key.
     *
     * @param <K> type of the key
     */
    public final class Where<K> {
        private final CoGroupedStreams<A, B>.Where<K> where;

        private Where(CoGroupedStreams<A, B>.Where<K> where) {
            this.where = where;
        }

        /** The key of the second stream's records. */
        public EqualTo<K> equalTo(KeySelector<? super B, K> key) {
            return new EqualTo<>(where.equalTo(key));
        }
    }

    /**
     * The streams with their keys.
     *
     * @param <K> type of the key
     */
    public final class EqualTo<K> {
        private final CoGroupedStreams<A, B>.EqualTo<K> keyed;

        private EqualTo(CoGroupedStreams<A, B>.EqualTo<K> keyed) {
            this.keyed = keyed;
        }

        /** The windows in which records meet. */
        public <W extends Window> WithWindow<K, W> window(WindowAssigner<Object, W> assigner) {
            return new WithWindow<>(keyed.window(assigner));
        }
    }

    /**
     * The streams with keys and windows. Settings change this object and return it.
     *
     * @param <K> type of the key
     * @param <W> type of the windows
     */
    public final class WithWindow<K, W extends Window> {
        private final CoGroupedStreams<A, B>.WithWindow<K, W> windows;

        private WithWindow(CoGroupedStreams<A, B>.WithWindow<K, W> windows) {
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

        /** Makes one record of each pair. */
        public <R> SingleOutputStreamOperator<R> apply(
                JoinFunction<? super A, ? super B, ? extends R> function) {
            Instances<JoinFunction<? super A, ? super B, ? extends R>> each =
                    Instances.of(function);
            return pairs(Instances.suppliedBy(() -> Pairs.joining(each.next())));
        }

        /** Makes any number of records of each pair. */
        public <R> SingleOutputStreamOperator<R> apply(
                FlatJoinFunction<? super A, ? super B, R> function) {
            Instances<FlatJoinFunction<? super A, ? super B, R>> each = Instances.of(function);
            return pairs(
                    Instances.suppliedBy(
                            () -> {
                                FlatJoinFunction<? super A, ? super B, R> join = each.next();
                                return new Pairs<A, B, R>(join, join);
                            }));
        }

        private <R> SingleOutputStreamOperator<R> pairs(
                Instances<? extends CoGroupFunction<? super A, ? super B, R>> functions) {
            return windows.apply(functions, "join");
        }
    }
}
