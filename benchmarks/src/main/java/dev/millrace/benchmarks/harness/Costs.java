// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.query.Query;
import java.util.Locale;

/** What is measured of a cost, each a subject of measurements. */
enum Costs {
    FULL_SPEED_WITHOUT,
    FULL_SPEED_WITH,
    STEADY_WITHOUT,
    STEADY_WITH,
    RESTART,
    UNPRESSED,
    PRESSURE,
    AT_LEAST_ONCE,
    EXACTLY_ONCE,
    COUNTED,
    UNCOUNTED,
    SCRAPED,
    READ,
    READ_AT_ONCE;

    /** What a result file calls it, where it is one of several queries. */
    String idOf(Query query) {
        return id() + "-" + query.id();
    }

    /** What a result file calls it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
