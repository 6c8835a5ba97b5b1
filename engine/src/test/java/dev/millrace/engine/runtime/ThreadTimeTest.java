// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.inspect.PlanReport;
import dev.millrace.engine.inspect.SubtaskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimeTest {

    @Test
    void theOperatorThatTakesMostOfAThreadWithoutTimeLeftIsWhereItGoes() {
        OperatorReport parse = operator("parse", 0, 0.45, 0.2);
        OperatorReport sum = operator("sum", 1, 0.40, 0.3);
        OperatorReport write = operator("write", 2, 0.10, 0.1);
        ThreadTime threads = new ThreadTime(List.of(parse, sum, write));

        assertThat(threads.isWhereItGoes(parse)).isTrue();
        assertThat(threads.isWhereItGoes(sum)).isFalse();
        assertThat(threads.isWhereItGoes(write)).isFalse();
        assertThat(threads.usedBeside(parse.subtasks().get(0))).isCloseTo(0.95, within(0.001));
    }

    @Test
    void whereThreadsHaveTimeLeftNobodyIsToBlame() {
        OperatorReport parse = operator("parse", 0, 0.5, 0.5);
        OperatorReport sum = operator("sum", 1, 0.3, 0.3);
        ThreadTime threads = new ThreadTime(List.of(parse, sum));

        assertThat(threads.isWhereItGoes(parse)).isFalse();
    }

    @Test
    void operatorsOfOneChainHaveOneShareTogether() {
        OperatorReport worst = operator("worst", 0, 0.5, 0.1);
        OperatorReport filter = operator("filter", 0, 0.5, 0.1);
        ThreadTime threads = new ThreadTime(List.of(worst, filter));

        assertThat(threads.usedBeside(worst.subtasks().get(0))).isEqualTo(0.5);
        assertThat(threads.isWhereItGoes(filter)).isFalse();
    }

    /** With a subtask for each share, each on a thread of its index. */
    private static OperatorReport operator(String id, int task, double... busyShares) {
        List<SubtaskReport> subtasks = new ArrayList<>();
        for (double busy : busyShares) {
            int index = subtasks.size();
            subtasks.add(
                    new SubtaskReport(
                            index,
                            "RUNNING",
                            "worker-" + index,
                            0,
                            0,
                            0,
                            0,
                            0,
                            busy,
                            0,
                            1 - busy,
                            null,
                            null,
                            0,
                            0,
                            0,
                            Map.of()));
        }
        return OperatorReport.of(
                new PlanReport.PlacedOperator(id, id, "map", task, subtasks.size(), null),
                false,
                subtasks);
    }
}
