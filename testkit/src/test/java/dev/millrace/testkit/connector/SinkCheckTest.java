// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.testkit.TransactionalSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SinkCheckTest {
    private static final Set<SinkScenario> NOT_IN_MEMORY =
            EnumSet.of(
                    SinkScenario.ANSWER_LOST_BEFORE_THE_COMMIT_IS_MADE,
                    SinkScenario.ANSWER_LOST_AFTER_THE_COMMIT_IS_MADE,
                    SinkScenario.EXPIRED_BEFORE_COMMIT);

    @ParameterizedTest
    @EnumSource(SinkScenario.class)
    void aSinkThatKeepsItsWordGetsThrough(SinkScenario scenario) throws Exception {
        Optional<String> impossible = SinkCheck.of(InMemory::new).check(scenario);
        assertThat(impossible.isPresent()).isEqualTo(NOT_IN_MEMORY.contains(scenario));
    }

    @Test
    void aTargetThatDoesNotSayHowSomethingHappensIsToldWhatToSay() {
        InMemory target = new InMemory();
        assertThatThrownBy(() -> target.loseNextAnswer(true))
                .hasMessageContaining("InMemory")
                .hasMessageContaining("loseNextAnswer()")
                .hasMessageContaining("impossible()");
        assertThatThrownBy(() -> target.expire(List.of())).hasMessageContaining("expire()");
    }

    @Test
    void aSinkThatShowsRecordsAtOnceIsFoundOut() {
        assertThat(failed(() -> new Careless(Careless.Mistake.SHOWS_AT_ONCE)))
                .contains(
                        SinkScenario.NOTHING_IS_SEEN_BEFORE_THE_COMMIT,
                        SinkScenario.CRASH_BEFORE_PREPARE,
                        SinkScenario.IN_A_JOB);
    }

    @Test
    void aSinkThatCommitsTwiceIsFoundOut() {
        assertThat(failed(() -> new Careless(Careless.Mistake.COMMITS_TWICE)))
                .contains(
                        SinkScenario.A_COMMIT_IS_ASKED_FOR_AGAIN,
                        SinkScenario.CRASH_AFTER_COMMIT,
                        SinkScenario.ZOMBIE_COMMITS)
                .doesNotContain(SinkScenario.CRASH_BEFORE_COMMIT, SinkScenario.CRASH_AFTER_PREPARE);
    }

    @Test
    void aSinkThatCommitsByPlaceAndNotByEpochIsFoundOut() {
        assertThat(failed(() -> new Careless(Careless.Mistake.COMMITS_ALL_THAT_IS_STAGED)))
                .contains(SinkScenario.CRASH_AFTER_PREPARE, SinkScenario.CRASH_IN_PREPARE);
    }

    private static Set<SinkScenario> failed(Callable<Careless> targets) {
        Set<SinkScenario> failed = EnumSet.noneOf(SinkScenario.class);
        for (SinkScenario scenario : SinkScenario.values()) {
            try {
                SinkCheck.of(targets).check(scenario);
            } catch (AssertionError | Exception e) {
                failed.add(scenario);
            }
        }
        return failed;
    }

    private static Optional<String> inMemory(SinkScenario scenario) {
        return NOT_IN_MEMORY.contains(scenario)
                ? Optional.of("memory answers at once and forgets nothing")
                : Optional.empty();
    }

    private static final class InMemory implements SinkTarget<String, TransactionalSink.Staged> {
        private final TransactionalSink<String> sink = new TransactionalSink<>();

        @Override
        public TransactionalSink<String> sink() {
            return sink;
        }

        @Override
        public String record(int number) {
            return "r" + number;
        }

        @Override
        public List<String> visible() {
            return sink.records();
        }

        @Override
        public Optional<String> impossible(SinkScenario scenario) {
            return inMemory(scenario);
        }
    }

    /** A sink whose committables are the records themselves, with a mistake. */
    private static final class Careless
            implements SinkTarget<String, String>, CommittingSink<String, String> {
        enum Mistake {
            SHOWS_AT_ONCE,
            COMMITS_TWICE,
            COMMITS_ALL_THAT_IS_STAGED
        }

        private final Mistake mistake;
        private final List<String> staged = new ArrayList<>();
        private final List<String> visible = new ArrayList<>();

        Careless(Mistake mistake) {
            this.mistake = mistake;
        }

        @Override
        public CommittingSink<String, String> sink() {
            return this;
        }

        @Override
        public String record(int number) {
            return "r" + number;
        }

        @Override
        public List<String> visible() {
            return visible;
        }

        @Override
        public Optional<String> impossible(SinkScenario scenario) {
            return inMemory(scenario);
        }

        @Override
        public CommittingWriter<String, String> createWriter(WriterContext context) {
            List<String> written = new ArrayList<>();
            return new CommittingWriter<>() {
                @Override
                public void write(String value, long timestamp) {
                    (mistake == Mistake.SHOWS_AT_ONCE ? visible : written).add(value);
                }

                @Override
                public List<String> prepareCommit(long epoch, boolean endOfInput) {
                    List<String> all = List.copyOf(written);
                    written.clear();
                    staged.addAll(all);
                    return all;
                }
            };
        }

        @Override
        public Committer<String> createCommitter(WriterContext context) {
            return (epoch, committables) -> {
                if (mistake == Mistake.COMMITS_ALL_THAT_IS_STAGED) {
                    visible.addAll(staged);
                    staged.clear();
                } else {
                    visible.addAll(committables);
                }
            };
        }
    }
}
