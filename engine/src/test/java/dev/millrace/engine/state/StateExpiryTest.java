// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.StateTtlConfig.StateVisibility;
import dev.millrace.api.state.StateTtlConfig.UpdateType;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.wire.WriteTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateExpiryTest {

    private long processingTime = 1_000;
    private long watermark = Long.MIN_VALUE;
    private final KeyedRows rows = new KeyedRows(128, 0, 128);
    private final RowStateStore store =
            new RowStateStore(
                    rows, new StateClock(() -> processingTime, () -> watermark), WriteTrial.none());

    private void enter(Object key) {
        rows.setCurrentKey(key, KeyHash.of(key));
    }

    private static <D extends StateDescriptor<?, ?>> D living100Ms(
            D descriptor, Consumer<StateTtlConfig.Builder> settings) {
        StateTtlConfig.Builder life = StateTtlConfig.newBuilder(Duration.ofMillis(100));
        settings.accept(life);
        descriptor.enableTimeToLive(life.build());
        return descriptor;
    }

    private ValueState<Long> value(Consumer<StateTtlConfig.Builder> settings) {
        return store.getState(living100Ms(new ValueStateDescriptor<>("value"), settings));
    }

    private ListState<String> list(Consumer<StateTtlConfig.Builder> settings) {
        return store.getListState(living100Ms(new ListStateDescriptor<>("list"), settings));
    }

    private MapState<String, Long> map(Consumer<StateTtlConfig.Builder> settings) {
        return store.getMapState(living100Ms(new MapStateDescriptor<>("map"), settings));
    }

    private static void renewedByReads(StateTtlConfig.Builder life) {
        life.setUpdateType(UpdateType.OnReadAndWrite);
    }

    private static void expiredSeen(StateTtlConfig.Builder life) {
        life.setStateVisibility(StateVisibility.ReturnExpiredIfNotCleanedUp);
    }

    private static void byEventTime(StateTtlConfig.Builder life) {
        life.setTimeDomain(TimeDomain.EVENT_TIME);
    }

    private void advance(TimeDomain domain, long ms) {
        if (domain == TimeDomain.EVENT_TIME) {
            watermark += ms;
        } else {
            processingTime += ms;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aValueExpiresWhenItsTimeToLiveHasPassed(TimeDomain domain) {
        watermark = 5_000;
        ValueState<Long> value = value(life -> life.setTimeDomain(domain));
        enter("key");
        value.update(1L);
        advance(domain, 99);
        assertThat(value.value()).isEqualTo(1L);
        value.update(2L);
        advance(domain, 99);
        assertThat(value.value()).isEqualTo(2L);
        advance(domain, 1);
        assertThat(value.value()).isNull();
        rows.leaveKey();
        assertThat(rows.rowCount()).isZero();
    }

    @Test
    void readsRenewAValueOnlyIfWished() {
        ValueState<Long> value = value(StateExpiryTest::renewedByReads);
        enter("key");
        value.update(1L);
        for (int i = 0; i < 10; i++) {
            processingTime += 60;
            assertThat(value.value()).isEqualTo(1L);
        }
        processingTime += 100;
        assertThat(value.value()).isNull();
    }

    @Test
    void anExpiredValueMayBeSeenOnceMore() {
        ValueState<Long> value = value(StateExpiryTest::expiredSeen);
        enter("key");
        value.update(1L);
        processingTime += 100;
        assertThat(value.value()).isEqualTo(1L);
        assertThat(value.value()).isNull();
    }

    @Test
    void aReducedValueExpiresAndBeginsAnew() {
        ReducingState<Long> sum =
                store.getReducingState(
                        living100Ms(new ReducingStateDescriptor<>("sum", Long::sum), life -> {}));
        enter("key");
        sum.add(1L);
        processingTime += 99;
        sum.add(2L);
        processingTime += 99;
        assertThat(sum.get()).isEqualTo(3L);
        processingTime += 1;
        sum.add(4L);
        assertThat(sum.get()).isEqualTo(4L);
    }

    @Test
    void itemsOfAListExpireEachForItself() {
        ListState<String> list = list(life -> {});
        enter("key");
        list.add("a");
        processingTime += 50;
        list.addAll(List.of("b", "c"));
        processingTime += 50;
        assertThat(list.get()).containsExactly("b", "c");
        list.update(List.of("d"));
        processingTime += 99;
        assertThat(list.get()).containsExactly("d");
        processingTime += 1;
        assertThat(list.get()).isEmpty();
        rows.leaveKey();
        assertThat(rows.rowCount()).isZero();
    }

    @Test
    void readsRenewTheItemsOfAListAndExpiredOnesMayBeSeenOnceMore() {
        ListState<String> list =
                list(
                        life -> {
                            renewedByReads(life);
                            expiredSeen(life);
                        });
        enter("key");
        list.add("a");
        processingTime += 60;
        list.add("b");
        processingTime += 60;
        assertThat(list.get()).containsExactly("a", "b");
        processingTime += 99;
        assertThat(list.get()).containsExactly("b");
    }

    @Test
    void entriesOfAMapExpireEachForItself() {
        MapState<String, Long> map = map(life -> {});
        enter("key");
        map.put("a", 1L);
        map.put("b", 1L);
        processingTime += 50;
        map.putAll(Map.of("c", 1L));
        map.put("b", 2L);
        processingTime += 50;
        assertThat(map.get("a")).isNull();
        assertThat(map.contains("a")).isFalse();
        assertThat(map.keys()).containsExactly("b", "c");
        assertThat(map.values()).containsExactly(2L, 1L);
        map.entries().forEach(entry -> entry.setValue(9L));
        processingTime += 99;
        assertThat(map.get("c")).isEqualTo(9L);
        map.remove("c");
        processingTime += 1;
        assertThat(map.isEmpty()).isTrue();
        rows.leaveKey();
        assertThat(rows.rowCount()).isZero();
    }

    @Test
    void anEntryThatExpiredAndComesAgainComesLast() {
        MapState<String, Long> map = map(life -> {});
        enter("key");
        map.put("a", 1L);
        processingTime += 50;
        map.put("b", 1L);
        processingTime += 50;
        map.put("a", 2L);
        assertThat(map.keys()).containsExactly("b", "a");
    }

    @Test
    void whatWasWrittenBeforeTheFirstWatermarkStartsToLiveAfterIt() {
        ValueState<Long> value = value(StateExpiryTest::byEventTime);
        enter("key");
        value.update(1L);
        watermark = 1_000_000;
        assertThat(value.value()).isEqualTo(1L);
        watermark += 99;
        assertThat(value.value()).isEqualTo(1L);
        watermark += 1;
        assertThat(value.value()).isNull();
    }

    @Test
    void nothingExpiresByTheEndOfTheInput() {
        ValueState<Long> value = value(StateExpiryTest::byEventTime);
        watermark = 1_000;
        enter("key");
        value.update(1L);
        watermark = Long.MAX_VALUE;
        assertThat(value.value()).isEqualTo(1L);
        value.update(2L);
        assertThat(value.value()).isEqualTo(2L);
    }

    @Test
    void valuesThatAreNeverTouchedAgainAreRemovedInPassing() {
        ValueState<Long> value = value(life -> {});
        ListState<String> list = list(life -> {});
        MapState<String, Long> map = map(life -> {});
        for (long key = 0; key < 1_000; key++) {
            enter(key);
            value.update(key);
            list.add("item");
            map.put("entry", key);
        }
        processingTime += 100;
        for (int i = 0; i < 2_000; i++) {
            enter("busy");
            value.update(1L);
        }
        assertThat(rows.rowCount()).isEqualTo(1);
    }

    @Test
    void whatIsStillAliveIsNotRemovedInPassing() {
        ValueState<Long> value = value(StateExpiryTest::byEventTime);
        ValueState<Long> forever = store.getState(new ValueStateDescriptor<>("forever"));
        watermark = 1_000;
        for (long key = 0; key < 1_000; key++) {
            enter(key);
            value.update(key);
            if (key % 2 == 0) {
                forever.update(key);
            }
        }
        rows.leaveKey();
        cleanUpWhole();
        assertThat(rows.rowCount()).isEqualTo(1_000);
        watermark += 100;
        cleanUpWhole();
        assertThat(rows.rowCount()).isEqualTo(500);
        enter(2L);
        assertThat(value.value()).isNull();
        assertThat(forever.value()).isEqualTo(2L);
    }

    private void cleanUpWhole() {
        while (rows.cleanUp(64)) {
            assertThat(rows.rowCount()).isPositive();
        }
        while (rows.cleanUp(64)) {
            assertThat(rows.rowCount()).isPositive();
        }
    }

    @Test
    void withoutATimeToLiveThereIsNothingToCleanUp() {
        assertThat(rows.cleanUp(100)).isFalse();
    }
}
