// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.function.JoinFunction;
import dev.millrace.engine.scenario.Reading;

/** Says who was paired with whom. */
final class Join implements JoinFunction<Reading, Reading, String> {

    @Override
    public String join(Reading left, Reading right) {
        return Oracle.pair(left, right);
    }
}
