// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.state.ValueStateDescriptor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class InstancesTest {

    record Suffix(String text) implements MapFunction<String, String> {
        @Override
        public String map(String value) {
            return value + text;
        }
    }

    static final class Remembering implements MapFunction<String, String>, Serializable {
        final List<String> seen = new ArrayList<>();
        final OutputTag<String> tag = new OutputTag<>("late");
        final ValueStateDescriptor<Long> count = new ValueStateDescriptor<>("count");
        final UnaryOperator<String> change = text -> text + "!";

        @Override
        public String map(String value) {
            seen.add(value);
            return change.apply(value);
        }
    }

    static final class Held {
        final Thread thread = Thread.currentThread();
    }

    static final class Stuck implements MapFunction<String, String>, Serializable {
        final Held held = new Held();

        @Override
        public String map(String value) {
            return value + held.thread;
        }
    }

    @Test
    void lambdasAndRecordsAreShared() {
        MapFunction<String, String> lambda = value -> value;
        Instances<MapFunction<String, String>> instances = Instances.of(lambda);
        assertThat(instances.next()).isSameAs(instances.next());
        Instances<Suffix> records = Instances.of(new Suffix("!"));
        assertThat(records.next()).isSameAs(records.next());
    }

    @Test
    void aFunctionWithFieldsIsCopiedAsItWas() {
        Remembering original = new Remembering();
        original.map("before");
        Instances<Remembering> instances = Instances.of(original);
        original.map("after");

        Remembering first = instances.next();
        first.map("mine");

        assertThat(first.seen).containsExactly("before", "mine");
        assertThat(instances.next().seen).containsExactly("before");
    }

    @Test
    void lambdasTagsAndDescriptorsInFieldsAreSharedByTheCopies() {
        Remembering original = new Remembering();

        Remembering copy = Instances.of(original).next();

        assertThat(copy.change).isSameAs(original.change);
        assertThat(copy.tag).isSameAs(original.tag);
        assertThat(copy.count).isSameAs(original.count);
        assertThat(copy.map("a")).isEqualTo("a!");
    }

    @Test
    void aFieldThatCannotBeCopiedIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> Instances.of(new Stuck()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Stuck.held cannot be copied")
                .hasMessageContaining("process(Stuck::new)");
    }

    @Test
    void aSupplierThatReturnsNullIsNamed() {
        Instances<Suffix> instances = Instances.suppliedBy(() -> null);

        assertThatThrownBy(instances::next).hasMessageContaining("returned null");
    }
}
