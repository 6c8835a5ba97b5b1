// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"--wrong", "--seeds=many", "more"})
    void saysInOneLineWhatIsWrongWithItsArguments(String argument) {
        StringWriter err = new StringWriter();
        int exitCode = SimulateCommand.line().setErr(new PrintWriter(err, true)).execute(argument);

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("millrace simulate: ")
                .contains(argument.replaceAll(".*=", ""), "--help")
                .hasLineCount(1);
    }
}
