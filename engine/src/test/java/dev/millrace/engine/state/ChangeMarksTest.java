// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeMarksTest {

    @Test
    void whatWaitsAndMovesBackIsStillFound() {
        ChangeMarks marks = new ChangeMarks(256);
        marks.insert(100, true);
        marks.insert(200, true);
        marks.freeze(false);
        assertThat(marks.nextPending()).isEqualTo(100);
        marks.settle(100);
        assertThat(marks.nextPending()).isEqualTo(200);
        marks.move(200, 3);
        assertThat(marks.isPending(200)).isFalse();
        assertThat(marks.nextPending()).isEqualTo(3);
        marks.settle(3);
        assertThat(marks.nextPending()).isEqualTo(ChangeMarks.NONE);
    }
}
