// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.engine.wire.WriteTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubtaskStateTest {

    private final SubtaskState state = new SubtaskState(WriteTrial.none());

    @Test
    void aListIsKeptUnderItsName() {
        ListState<String> list = state.list(new ListStateDescriptor<>("names"));
        list.add("a");
        list.addAll(List.of("b"));
        assertThat(state.list(new ListStateDescriptor<String>("names")).get())
                .containsExactly("a", "b");
        list.update(List.of("c"));
        assertThat(list.get()).containsExactly("c");
        list.clear();
        assertThat(list.get()).isEmpty();
    }

    @Test
    void oneNameCannotBeSharedInTwoWays() {
        state.list(new ListStateDescriptor<>("names"));
        assertThatThrownBy(() -> state.unionList(new ListStateDescriptor<>("names")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "state 'names' is SPLIT state of this operator already and cannot be UNION"
                                + " state; give one of them another name");
    }

    @Test
    void theSideThatIsNotBroadcastSeesTheMapButCannotChangeIt() {
        MapStateDescriptor<String, Long> descriptor = new MapStateDescriptor<>("rules");
        BroadcastState<String, Long> rules = state.broadcast(descriptor);
        ReadOnlyBroadcastState<String, Long> seen = state.readOnlyBroadcast(descriptor);
        rules.put("z", 1L);
        rules.putAll(Map.of("a", 2L));
        assertThat(seen.get("z")).isEqualTo(1L);
        assertThat(seen.contains("b")).isFalse();
        assertThat(seen.immutableEntries()).extracting(Map.Entry::getKey).containsExactly("z", "a");
        assertThatThrownBy(() -> seen.immutableEntries().iterator().next().setValue(9L))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(seen::clear).isInstanceOf(UnsupportedOperationException.class);
        rules.remove("z");
        rules.entries().forEach(entry -> entry.setValue(3L));
        assertThat(seen.get("a")).isEqualTo(3L);
        rules.clear();
        assertThat(seen.contains("a")).isFalse();
    }

    @Test
    void stateWithoutKeysCannotExpire() {
        ListStateDescriptor<String> descriptor = new ListStateDescriptor<>("names");
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
        assertThatThrownBy(() -> state.list(descriptor))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("'names' belongs to no key");
    }
}
