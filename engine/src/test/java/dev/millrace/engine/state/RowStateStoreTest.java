// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.key.UnstableKeyException;
import dev.millrace.engine.wire.WriteTrial;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowStateStoreTest {

    private final KeyedRows rows = new KeyedRows(128, 0, 128);
    private final RowStateStore store =
            new RowStateStore(
                    rows, new StateClock(() -> 0, () -> Long.MIN_VALUE), WriteTrial.none());

    @BeforeEach
    void enterAKey() {
        enter("key");
    }

    private void enter(Object key) {
        rows.setCurrentKey(key, KeyHash.of(key));
    }

    private long rowsLeft() {
        rows.leaveKey();
        return rows.rowCount();
    }

    @Test
    void aValueIsKeptPerKeyUntilItIsCleared() {
        ValueState<Long> count = store.getState(new ValueStateDescriptor<>("count", Long.class));
        assertThat(count.value()).isNull();
        count.update(1L);
        enter("other");
        assertThat(count.value()).isNull();
        enter("key");
        assertThat(count.value()).isEqualTo(1L);
        count.update(null);
        assertThat(count.value()).isNull();
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void twoHandlesOfOneNameSeeOneState() {
        store.getState(new ValueStateDescriptor<Long>("count")).update(5L);
        assertThat(store.getState(new ValueStateDescriptor<Long>("count")).value()).isEqualTo(5L);
        assertThatThrownBy(() -> store.getListState(new ListStateDescriptor<Long>("count")))
                .hasMessageContaining("'count' is a ValueState of this operator already");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aValueOfAnotherTypeThanDeclaredIsRefused() {
        ValueState raw = store.getState(new ValueStateDescriptor<>("count", Long.class));
        assertThatThrownBy(() -> raw.update("text"))
                .isInstanceOf(ClassCastException.class)
                .hasMessage(
                        "state 'count' was declared to hold java.lang.Long and cannot take a"
                                + " java.lang.String");
    }

    @Test
    void aListKeepsItsOrder() {
        ListState<String> names = store.getListState(new ListStateDescriptor<>("names"));
        assertThat(names.get()).isEmpty();
        names.add("b");
        names.addAll(List.of("a", "b"));
        assertThat(names.get()).containsExactly("b", "a", "b");
        names.update(List.of("c"));
        assertThat(names.get()).containsExactly("c");
        names.update(List.of());
        assertThat(names.get()).isEmpty();
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void aListTakesNoNullAndThenStaysAsItWas() {
        ListState<String> names = store.getListState(new ListStateDescriptor<>("names"));
        names.add("a");
        assertThatThrownBy(() -> names.addAll(java.util.Arrays.asList("b", null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("state 'names' takes no null");
        assertThat(names.get()).containsExactly("a");
    }

    @Test
    void aMapKeepsTheOrderOfFirstInsertion() {
        MapState<String, Long> visits = store.getMapState(new MapStateDescriptor<>("visits"));
        assertThat(visits.isEmpty()).isTrue();
        visits.put("z", 1L);
        visits.putAll(Map.of("a", 2L));
        visits.put("z", 3L);
        assertThat(visits.keys()).containsExactly("z", "a");
        assertThat(visits.values()).containsExactly(3L, 2L);
        assertThat(visits.get("a")).isEqualTo(2L);
        assertThat(visits.contains("b")).isFalse();
        visits.entries().forEach(entry -> entry.setValue(entry.getValue() * 10));
        assertThat(visits.get("z")).isEqualTo(30L);
        visits.remove("z");
        visits.remove("unknown");
        assertThat(visits.keys()).containsExactly("a");
        visits.remove("a");
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void aMapThatIsEmptiedByItsIteratorLeavesNoRow() {
        MapState<String, Long> visits = store.getMapState(new MapStateDescriptor<>("visits"));
        visits.put("a", 1L);
        visits.put("b", 2L);
        Iterator<String> keys = visits.keys().iterator();
        while (keys.hasNext()) {
            keys.next();
            keys.remove();
        }
        assertThat(visits.isEmpty()).isTrue();
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void anEmptyMapAnswersEverything() {
        MapState<String, Long> visits = store.getMapState(new MapStateDescriptor<>("visits"));
        assertThat(visits.get("a")).isNull();
        assertThat(visits.contains("a")).isFalse();
        assertThat(visits.entries()).isEmpty();
        assertThat(visits.keys()).isEmpty();
        assertThat(visits.values()).isEmpty();
        visits.remove("a");
        visits.putAll(Map.of());
        visits.clear();
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void keysOfAMapMustHaveAStableHash() {
        MapState<Object, Long> visits = store.getMapState(new MapStateDescriptor<>("visits"));
        assertThatThrownBy(() -> visits.put(new Object(), 1L))
                .isInstanceOf(UnstableKeyException.class);
        assertThatThrownBy(() -> visits.put(new byte[1], 1L))
                .isInstanceOf(UnstableKeyException.class);
        visits.put(List.of("a"), 1L);
        assertThat(visits.get(List.of("a"))).isEqualTo(1L);
    }

    @Test
    void valuesAreReduced() {
        ReducingState<Long> sum =
                store.getReducingState(new ReducingStateDescriptor<>("sum", Long::sum));
        assertThat(sum.get()).isNull();
        sum.add(1L);
        sum.add(41L);
        assertThat(sum.get()).isEqualTo(42L);
        sum.clear();
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void anExceptionOfAReduceFunctionIsInTheChainOfCauses() {
        ReducingState<Long> state =
                store.getReducingState(
                        new ReducingStateDescriptor<>(
                                "sum",
                                (a, b) -> {
                                    throw new IOException("no");
                                }));
        state.add(1L);
        assertThatThrownBy(() -> state.add(2L))
                .hasMessageContaining("state 'sum'")
                .hasCauseInstanceOf(IOException.class);
        assertThat(state.get()).isEqualTo(1L);
    }

    @Test
    void objectAccumulatorsMayChangeInPlace() {
        AggregatingState<String, String> joined =
                store.getAggregatingState(new AggregatingStateDescriptor<>("joined", new Join()));
        assertThat(joined.get()).isNull();
        joined.add("a");
        joined.add("b");
        assertThat(joined.get()).isEqualTo("ab");
        enter("other");
        assertThat(joined.get()).isNull();
    }

    @Test
    void longAccumulatorsLiveInAWord() {
        AggregatingState<String, Long> length =
                store.getAggregatingState(new AggregatingStateDescriptor<>("length", new Length()));
        assertThat(length.get()).isNull();
        length.add("four");
        length.add("");
        assertThat(length.get()).isEqualTo(104L);
        assertThat(rows.tableOf(rows.currentHash()).refAt(0, 0)).isNull();
        length.clear();
        assertThat(length.get()).isNull();
        assertThat(rowsLeft()).isZero();
    }

    private static final class Join implements AggregateFunction<String, StringBuilder, String> {
        @Override
        public StringBuilder createAccumulator() {
            return new StringBuilder();
        }

        @Override
        public StringBuilder add(String value, StringBuilder accumulator) {
            return accumulator.append(value);
        }

        @Override
        public String getResult(StringBuilder accumulator) {
            return accumulator.toString();
        }

        @Override
        public StringBuilder merge(StringBuilder a, StringBuilder b) {
            return a.append(b);
        }
    }

    /** Starts at 100, so that an accumulator that was not created would show. */
    private static final class Length implements LongAggregateFunction<String, Long> {
        @Override
        public long createLong() {
            return 100;
        }

        @Override
        public long addLong(String value, long accumulator) {
            return accumulator + value.length();
        }

        @Override
        public Long resultOf(long accumulator) {
            return accumulator;
        }

        @Override
        public long mergeLong(long a, long b) {
            return a + b - 100;
        }
    }
}
