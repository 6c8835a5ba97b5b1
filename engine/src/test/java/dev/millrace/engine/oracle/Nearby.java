// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessJoinFunction;
import dev.millrace.engine.scenario.Reading;

/** Says who was paired with whom. */
final class Nearby extends ProcessJoinFunction<Reading, Reading, String> {

    @Override
    public void processElement(Reading left, Reading right, Context ctx, Collector<String> out) {
        out.collect(Oracle.pair(left, right));
    }
}
