// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FunctionShapesTest {

    @Test
    void aRichFunctionSaysWhereToAskForState() {
        RichMapFunction<String, String> function =
                new RichMapFunction<>() {
                    @Override
                    public String map(String value) {
                        return value;
                    }
                };

        assertThatThrownBy(function::getRuntimeContext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ask for state in open()");
    }

    @Test
    void outputTagsOfOneIdAreEqual() {
        assertThat(new OutputTag<String>("late"))
                .isEqualTo(new OutputTag<Integer>("late") {})
                .hasSameHashCodeAs(new OutputTag<Integer>("late"))
                .isNotEqualTo(new OutputTag<String>("early"))
                .hasToString("OutputTag(late)");
    }

    @Test
    void anOutputTagNeedsAName() {
        assertThatThrownBy(() -> new OutputTag<String>(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give it a name");
    }

    @Test
    void anAsyncCallThatTakesTooLongFailsUnlessToldOtherwise() throws Exception {
        AsyncFunction<String, String> never = (input, result) -> {};
        var failure = new Throwable[1];

        never.timeout("a", failingInto(failure));

        assertThat(failure[0]).isInstanceOf(TimeoutException.class);
    }

    private static ResultFuture<String> failingInto(Throwable[] failure) {
        return new ResultFuture<>() {
            @Override
            public void complete(java.util.Collection<String> result) {
                throw new AssertionError(result);
            }

            @Override
            public void completeExceptionally(Throwable error) {
                failure[0] = error;
            }
        };
    }
}
