// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

// snippet: hottest-imports
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;

// end

// snippet: hottest
public final class Hottest {
    record Reading(String sensor, double celsius, long atMs) {}

    public static void main(String[] args) throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        var source = GeneratorSource.of(200_000, Hottest::reading);
        var byTime =
                WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofSeconds(5))
                        .withTimestampAssigner((reading, unused) -> reading.atMs());

        env.fromSource(source, byTime, "readings")
                .keyBy(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(10)))
                .maxBy(Reading::celsius)
                .print();
        env.execute("hottest in ten minutes");
    }

    static Reading reading(long i) {
        return new Reading("sensor-" + i % 3, 20 + 10 * Math.sin(i / 5e4), i * 10);
    }
}
// end
