// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
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
        Outcome outcome = new Outcome();

        never.timeout("a", outcome);

        assertThat(outcome.failure).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aResultIsThatOfTheStageItIsCompletedFrom() {
        assertThat(outcomeOf(CompletableFuture.completedFuture("a")).results).containsExactly("a");
        assertThat(outcomeOf(CompletableFuture.completedFuture(null)).results).isEmpty();
    }

    @Test
    void aFailureIsThatOfTheStageItIsCompletedFrom() {
        IOException failure = new IOException("refused");
        CompletableFuture<String> failed = CompletableFuture.failedFuture(failure);

        assertThat(outcomeOf(failed).failure).isSameAs(failure);
        assertThat(outcomeOf(failed.thenApply(String::trim)).failure).isSameAs(failure);
    }

    private static Outcome outcomeOf(CompletableFuture<String> stage) {
        Outcome outcome = new Outcome();
        outcome.completeFrom(stage);
        return outcome;
    }

    private static final class Outcome implements ResultFuture<String> {
        private Collection<String> results;
        private Throwable failure;

        @Override
        public void complete(Collection<String> result) {
            results = result;
        }

        @Override
        public void completeExceptionally(Throwable error) {
            failure = error;
        }
    }
}
