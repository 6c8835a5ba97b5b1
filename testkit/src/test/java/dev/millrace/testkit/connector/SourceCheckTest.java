// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.testkit.TestSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceCheckTest {
    @ParameterizedTest
    @EnumSource(SourceScenario.class)
    void aSourceThatKeepsItsWordGetsThrough(SourceScenario scenario) throws Exception {
        assertThat(SourceCheck.of(InMemory::new).check(scenario)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SourceScenario.class,
            names = {"CRASH_AFTER_ANY_POLL", "CRASH_OVER_AND_OVER", "REPLAYED", "IN_A_JOB"})
    void aSourceWhosePositionsAreOneBehindIsFoundOut(SourceScenario scenario) {
        assertThatThrownBy(() -> SourceCheck.of(OneBehind::new).check(scenario))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(scenario.sentence())
                .hasMessageContaining("too much");
    }

    @Test
    void aSourceThatGivesTooMuchAtOnceIsFoundOut() {
        assertThatThrownBy(
                        () ->
                                SourceCheck.of(TooMuch::new)
                                        .check(SourceScenario.READS_EVERYTHING_ONCE))
                .hasMessageContaining("one more than was asked for");
    }

    private static class InMemory
            implements SourceTarget<Integer, TestSource.Position, TestSource.Dealt> {
        private final TestSource<Integer> source = new TestSource<>();

        InMemory() {
            for (int i = 0; i < 120; i++) {
                source.split("s" + i % 3).records(i);
            }
            source.end();
        }

        @Override
        public Source<Integer, TestSource.Position, TestSource.Dealt> source() {
            return source;
        }

        @Override
        public List<Integer> records() {
            return source.records();
        }
    }

    private static final class OneBehind extends InMemory {
        @Override
        public Source<Integer, TestSource.Position, TestSource.Dealt> source() {
            return new Wrapped(super.source()) {
                @Override
                List<TestSource.Position> changed(List<TestSource.Position> positions) {
                    return positions.stream()
                            .map(
                                    it ->
                                            new TestSource.Position(
                                                    it.splitId(), Math.max(0, it.next() - 1)))
                            .toList();
                }
            };
        }
    }

    private static final class TooMuch extends InMemory {
        @Override
        public Source<Integer, TestSource.Position, TestSource.Dealt> source() {
            return new Wrapped(super.source()) {
                @Override
                int changed(int maxRecords) {
                    return maxRecords + 1;
                }
            };
        }
    }

    /** A source with readers that do something else. */
    private abstract static class Wrapped
            implements Source<Integer, TestSource.Position, TestSource.Dealt> {
        private final Source<Integer, TestSource.Position, TestSource.Dealt> source;

        Wrapped(Source<Integer, TestSource.Position, TestSource.Dealt> source) {
            this.source = source;
        }

        List<TestSource.Position> changed(List<TestSource.Position> positions) {
            return positions;
        }

        int changed(int maxRecords) {
            return maxRecords;
        }

        @Override
        public Boundedness boundedness() {
            return source.boundedness();
        }

        @Override
        public SplitEnumerator<TestSource.Position, TestSource.Dealt> createEnumerator(
                EnumeratorContext<TestSource.Position> context,
                Optional<TestSource.Dealt> restored) {
            return source.createEnumerator(context, restored);
        }

        @Override
        public SourceReader<Integer, TestSource.Position> createReader(ReaderContext context) {
            SourceReader<Integer, TestSource.Position> reader = source.createReader(context);
            return new SourceReader<>() {
                @Override
                public void start() throws Exception {
                    reader.start();
                }

                @Override
                public void addSplits(List<TestSource.Position> splits) {
                    reader.addSplits(splits);
                }

                @Override
                public void noMoreSplits() {
                    reader.noMoreSplits();
                }

                @Override
                public ReaderStatus poll(ReaderOutput<Integer> output, int maxRecords)
                        throws Exception {
                    return reader.poll(output, changed(maxRecords));
                }

                @Override
                public List<TestSource.Position> snapshotState() {
                    return changed(reader.snapshotState());
                }
            };
        }
    }
}
