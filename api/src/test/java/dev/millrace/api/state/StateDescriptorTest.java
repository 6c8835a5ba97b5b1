// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.time.TimeDomain;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateDescriptorTest {

    static List<StateDescriptor<?, ?>> everyKind() {
        return List.of(
                new ValueStateDescriptor<>("s", Long.class),
                new ListStateDescriptor<>("s", String.class),
                new MapStateDescriptor<>("s", String.class, Long.class),
                new ReducingStateDescriptor<Long>("s", Long::sum),
                new AggregatingStateDescriptor<>("s", Aggregates.<String>count()));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void getsAnotherNameAndStaysTheSameOtherwise(StateDescriptor<?, ?> descriptor) {
        StateTtlConfig ttl = StateTtlConfig.newBuilder(Duration.ofDays(1)).build();
        descriptor.enableTimeToLive(ttl);

        StateDescriptor<?, ?> other = descriptor.named("t");

        assertThat(other.getName()).isEqualTo("t");
        assertThat(other)
                .hasSameClassAs(descriptor)
                .usingRecursiveComparison()
                .ignoringFields("name")
                .isEqualTo(descriptor);
        assertThat(descriptor.getName()).isEqualTo("s");
    }

    @Test
    void needsAName() {
        assertThatThrownBy(() -> new ValueStateDescriptor<Long>(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of a ValueStateDescriptor is blank; give it a name");
    }

    @Test
    void keepsTypesOnlyIfGiven() {
        assertThat(new ValueStateDescriptor<Long>("a").getType()).isNull();
        assertThat(new ValueStateDescriptor<>("a", Long.class).getType()).isEqualTo(Long.class);
        assertThat(new MapStateDescriptor<String, Long>("a").getKeyType()).isNull();
        assertThat(new ListStateDescriptor<Long>("a").getElementType()).isNull();
    }

    @Test
    void expiresByTheClockAfterWritesUnlessToldOtherwise() {
        StateTtlConfig ttl = StateTtlConfig.newBuilder(Duration.ofDays(1)).build();

        assertThat(ttl.getTimeToLive()).isEqualTo(Duration.ofDays(1));
        assertThat(ttl.getTimeDomain()).isEqualTo(TimeDomain.PROCESSING_TIME);
        assertThat(ttl.getUpdateType()).isEqualTo(StateTtlConfig.UpdateType.OnCreateAndWrite);
        assertThat(ttl.getStateVisibility())
                .isEqualTo(StateTtlConfig.StateVisibility.NeverReturnExpired);
    }

    @Test
    void refusesATimeToLiveOfNothing() {
        assertThatThrownBy(() -> StateTtlConfig.newBuilder(Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but must be at least 1 ms");
    }
}
