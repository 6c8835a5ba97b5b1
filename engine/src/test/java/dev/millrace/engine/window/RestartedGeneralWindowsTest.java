// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.operator.OperatorHarness;

/** The same windows, restarted before each step. */
class RestartedGeneralWindowsTest extends GeneralWindowsTest {

    @Override
    OperatorHarness driven(OperatorHarness harness) {
        return harness.restartedBeforeEachStep();
    }
}
