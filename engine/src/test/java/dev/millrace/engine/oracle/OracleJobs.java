// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.IntervalJoined;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.scenario.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The jobs without windows of their own that are to give the oracle's answers. */
final class OracleJobs {
    /** How far after its record a timer is set. */
    static final long TIMER_AFTER_MS = 17;

    static final long JOIN_WINDOW_MS = 40;
    static final long LOWER_MS = -10;
    static final long UPPER_MS = 25;

    private OracleJobs() {}

    static DataStream<KeyValue<String, Long>> counts(DataStream<Reading> readings) {
        return readings.keyBy(Reading::sensor).aggregate(Aggregates.count());
    }

    static DataStream<String> timers(DataStream<Reading> readings) {
        return readings.keyBy(Reading::sensor).process(new TimerAfter(TIMER_AFTER_MS));
    }

    static DataStream<String> windowJoin(DataStream<Reading> left, DataStream<Reading> right) {
        return left.join(right)
                .where(Reading::sensor)
                .equalTo(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(JOIN_WINDOW_MS)))
                .apply(new Join());
    }

    static DataStream<String> intervalJoin(DataStream<Reading> left, DataStream<Reading> right) {
        return joined(left, right).process(new Nearby());
    }

    static IntervalJoined<Reading, Reading, String> joined(
            DataStream<Reading> left, DataStream<Reading> right) {
        return left.keyBy(Reading::sensor)
                .intervalJoin(right.keyBy(Reading::sensor))
                .between(Duration.ofMillis(LOWER_MS), Duration.ofMillis(UPPER_MS));
    }

    static Map<String, List<Long>> byKey(List<KeyValue<String, Long>> updates) {
        return updates.stream()
                .collect(
                        Collectors.groupingBy(
                                KeyValue::key,
                                TreeMap::new,
                                Collectors.mapping(KeyValue::value, Collectors.toList())));
    }
}
