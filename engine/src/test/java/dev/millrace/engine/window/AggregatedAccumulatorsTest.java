// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.engine.state.ElementType;
import dev.millrace.engine.wire.WriteTrial;
import org.junit.jupiter.api.Test;

class AggregatedAccumulatorsTest {

    /** As some write it who know that nothing merges tumbling windows elsewhere. */
    private static final class NeverMerged implements AggregateFunction<Object, Object, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Object createAccumulator() {
            return 0;
        }

        @Override
        public Object add(Object value, Object accumulator) {
            return value;
        }

        @Override
        public Object getResult(Object accumulator) {
            return accumulator;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Object merge(Object a, Object b) {
            return null;
        }
    }

    @Test
    void aMergeThatReturnsNothingIsNamed() {
        ElementType any = ElementType.unknown("accumulators", WriteTrial.none());
        ObjectAccumulators accumulators = new AggregatedAccumulators(new NeverMerged(), any);

        assertThatThrownBy(() -> accumulators.merge(1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NeverMerged.class.getName() + ".merge returned null");
    }
}
