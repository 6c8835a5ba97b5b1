// SPDX-License-Identifier: Apache-2.0
package dev.millrace.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.graph.Node;
import org.junit.jupiter.api.Test;

/** Stands outside the API's packages, as a user's program does. */
class UserLineTest {

    @Test
    void anOperatorKnowsTheUsersLineThatMadeIt() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 3).keyBy(n -> n).maxBy(n -> n);

        assertThat(env.graph("lines").nodes())
                .extracting(Node::origin)
                .allSatisfy(
                        line -> {
                            assertThat(line.getClassName()).isEqualTo(getClass().getName());
                            assertThat(line.getMethodName())
                                    .isEqualTo("anOperatorKnowsTheUsersLineThatMadeIt");
                        });
    }
}
