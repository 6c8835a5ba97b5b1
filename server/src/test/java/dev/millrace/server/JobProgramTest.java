// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobProgramTest {
    private static final List<String> TOLD = new ArrayList<>();

    static final class Program {
        public static void main(String[] args) {
            if (args.length == 0) {
                throw new IllegalStateException("the program's own");
            }
            TOLD.addAll(List.of(args));
        }
    }

    @Test
    void theProgramGetsItsArgumentsAndNothingElse() throws Throwable {
        JobProgram.main(new String[] {Program.class.getName(), "--one", "two"});
        assertThat(TOLD).containsExactly("--one", "two");
    }

    @Test
    void whatTheProgramThrowsIsThrownAsItIs() {
        assertThatThrownBy(() -> JobProgram.main(new String[] {Program.class.getName()}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the program's own");
    }

    @ParameterizedTest
    @CsvSource({
        "dev/millrace/connector/kafka/KafkaSource, dev.millrace:millrace-connector-kafka",
        "dev.millrace.connector.files.FileSink, dev.millrace:millrace-connector-files",
        "dev/millrace/testkit/connector/Sinks, dev.millrace:millrace-testkit"
    })
    void aPartOfMillraceThatTheJarLacksIsNamedByItsArtifact(String missing, String artifact) {
        assertThat(JobProgram.lacking(new NoClassDefFoundError(missing)).orElseThrow())
                .contains(artifact + ",", "build the jar with its dependencies");
    }

    @Test
    void ofOtherClassesNothingIsKnown() {
        assertThat(JobProgram.lacking(new NoClassDefFoundError("org/acme/Order"))).isEmpty();
        assertThat(JobProgram.lacking(new IllegalStateException("dev/millrace/testkit/x")))
                .isEmpty();
    }
}
