// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.wire.WriteTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** F64: numbers in restored state become wider where a state is declared to hold wider ones. */
class RestoredValuesTest {
    private static final String KEY = "k";
    private static final Duration DAY = Duration.ofDays(1);

    private final KeyedRows rows = new KeyedRows(128, 0, 128);
    private final RowStateStore store =
            new RowStateStore(
                    rows, new StateClock(() -> 0, () -> Long.MIN_VALUE), WriteTrial.none());

    /** What a snapshot has of the state of one key. */
    private void restore(ColumnKind kind, Expiry expiry, Object value) {
        NamedSlot slot = rows.restoredSlot("state", kind, expiry);
        int hash = KeyHash.of(KEY);
        RowTable table = rows.tableOf(hash);
        table.setValue(table.findOrInsert(KEY, hash), slot.number(), value);
        rows.setCurrentKey(KEY, hash);
    }

    private static List<Object> list(Object... items) {
        return new ArrayList<>(List.of(items));
    }

    private static Map<Object, Object> map(Object key, Object value) {
        return new LinkedHashMap<>(Map.of(key, value));
    }

    @Test
    void F64_elementsOfAListBecomeWider() throws Exception {
        restore(ColumnKind.LIST, Expiry.NEVER, list(1, 2L, (short) 3));
        var state = store.getListState(new ListStateDescriptor<>("state", Long.class));
        state.add(4L);
        assertThat(state.get()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void elementsThatExpireKeepTheirTimes() throws Exception {
        Object items = Expiring.of(list(1, 2), List.of(DAY.toMillis(), -1L));
        restore(ColumnKind.LIST, Expiry.BY_ITEM, items);
        var descriptor = new ListStateDescriptor<>("state", Double.class);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(DAY).build());
        assertThat(store.getListState(descriptor).get()).containsExactly(1.0);
    }

    @Test
    void F64_keysAndValuesOfAMapBecomeWiderInTheirOrder() throws Exception {
        Map<Object, Object> entries = map(9, 1.5f);
        entries.put(1, 2.5f);
        restore(ColumnKind.MAP, Expiry.NEVER, entries);
        MapState<Long, Double> state =
                store.getMapState(new MapStateDescriptor<>("state", Long.class, Double.class));
        assertThat(state.get(9L)).isEqualTo(1.5);
        assertThat(state.entries()).containsExactly(entry(9L, 1.5), entry(1L, 2.5));
    }

    private static final class Sum implements ReduceFunction<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long reduce(Long one, Long other) {
            return one + other;
        }
    }

    @Test
    void aReducedNumberBecomesWiderIfTheFunctionsClassSaysSo() throws Exception {
        restore(ColumnKind.REDUCING, Expiry.NEVER, 5);
        var state = store.getReducingState(new ReducingStateDescriptor<>("state", new Sum()));
        state.add(1L << 40);
        assertThat(state.get()).isEqualTo((1L << 40) + 5);
    }

    /** Says its accumulator to a class above it. */
    private abstract static class Adding<A extends Number>
            implements AggregateFunction<Integer, A, A> {
        private static final long serialVersionUID = 1L;

        @Override
        public A getResult(A accumulator) {
            return accumulator;
        }
    }

    private static final class Doubles extends Adding<Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public Double createAccumulator() {
            return 0.0;
        }

        @Override
        public Double add(Integer value, Double accumulator) {
            return accumulator + value / 2.0;
        }

        @Override
        public Double merge(Double one, Double other) {
            return one + other;
        }
    }

    @Test
    void anAccumulatorBecomesWiderIfTheFunctionsClassSaysSo() throws Exception {
        restore(ColumnKind.AGGREGATING, Expiry.NEVER, 5L);
        var state =
                store.getAggregatingState(new AggregatingStateDescriptor<>("state", new Doubles()));
        state.add(3);
        assertThat(state.get()).isEqualTo(6.5);
    }

    @Test
    void F64_whatDoesNotFitIsRefusedWithBothClasses() {
        restore(ColumnKind.LIST, Expiry.NEVER, list("a"));
        assertRefused(new ListStateDescriptor<>("state", Long.class), "java.lang.String");
    }

    @Test
    void aKeyOfAMapThatBecomesNarrowerIsRefused() {
        restore(ColumnKind.MAP, Expiry.NEVER, map(1L, "a"));
        assertRefused(
                new MapStateDescriptor<>("state", Integer.class, String.class), "java.lang.Long");
    }

    @Test
    void anAccumulatorOfAnotherClassIsRefused() {
        restore(ColumnKind.AGGREGATING, Expiry.NEVER, "5");
        assertRefused(new AggregatingStateDescriptor<>("state", new Doubles()), "java.lang.String");
    }

    private void assertRefused(StateDescriptor<?, ?> descriptor, String holds) {
        assertThatThrownBy(() -> store.getAny(descriptor))
                .isInstanceOf(StateRefusedException.class)
                .hasMessageContaining("state 'state' holds " + holds)
                .hasMessageContaining("give the new one another name");
    }

    @Test
    void listsAndBroadcastMapsOfASubtaskBecomeWider() throws Exception {
        SubtaskState state = new SubtaskState(WriteTrial.none());
        state.restored("list", SubtaskState.Sharing.SPLIT).restore(null, 1);
        state.restored("map", SubtaskState.Sharing.BROADCAST).restore((short) 1, 2);
        assertThat(state.list(new ListStateDescriptor<>("list", Long.class)).get())
                .containsExactly(1L);
        var map = state.broadcast(new MapStateDescriptor<>("map", Integer.class, Long.class));
        assertThat(map.get(1)).isEqualTo(2L);
    }
}
