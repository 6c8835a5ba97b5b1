// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.WindowSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorKindTest {
    private static final int WINDOW_KINDS = 2;

    @Test
    void everyOperatorOfTheGraphHasAKind() {
        assertThat(leavesOf(OperatorSpec.class))
                .filteredOn(spec -> spec != WindowSpec.class)
                .extracting(OperatorKind::ofClass)
                .doesNotHaveDuplicates()
                .hasSize(OperatorKind.values().length - WINDOW_KINDS);
    }

    private static List<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .<Class<?>>flatMap(permitted -> leavesOf(permitted).stream())
                        .toList()
                : List.of(type);
    }
}
