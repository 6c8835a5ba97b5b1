// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.query.Query;
import java.util.List;

/** How many times as fast as another engine Millrace is to be. */
record Target(Engine other, double factor) {

    /** What is to be reached in a query. */
    static List<Target> of(Query query) {
        return switch (query) {
            case Q0, Q1, Q2, Q3 -> List.of(new Target(Engine.FLINK, 1.3));
            case KV_1M -> List.of(new Target(Engine.FLINK, 3.5));
            case KV_10M -> List.of(new Target(Engine.FLINK, 5));
            case WC -> List.of(new Target(Engine.FLINK, 8));
            case Q5 ->
                    List.of(
                            new Target(Engine.FLINK, 30),
                            new Target(Engine.FLINK_SQL, 5),
                            new Target(Engine.JET, 5));
            case Q5_WIDE -> List.of(new Target(Engine.FLINK, 150), new Target(Engine.FLINK_SQL, 5));
            case Q7 -> List.of(new Target(Engine.FLINK, 15), new Target(Engine.FLINK_SQL, 5));
            case Q8 -> List.of(new Target(Engine.FLINK, 3));
            case Q11 -> List.of(new Target(Engine.FLINK, 12));
        };
    }

    /** For a cell of a table. */
    String text() {
        return "≥ " + Figures.factor(factor) + " " + other.title();
    }
}
