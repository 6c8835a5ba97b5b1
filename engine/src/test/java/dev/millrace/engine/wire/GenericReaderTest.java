// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.window.TimeWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Values as people see them, without the job. */
class GenericReaderTest {

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Order(String id, Shape shape, Instant at, TimeUnit unit, Optional<Long> price) {}

    private static void assertJson(Object value, String json) {
        assertThat(Wire.json(value)).isEqualTo(json);
    }

    @Test
    void leavesAreNumbersTextsAndTruths() {
        assertJson(null, "null");
        assertJson(7, "7");
        assertJson(1L << 60, "1152921504606846976");
        assertJson(0.1f, "0.1");
        assertJson(Double.NaN, "\"NaN\"");
        assertJson(true, "true");
        assertJson('x', "\"x\"");
        assertJson("a \"b\"", "\"a \\\"b\\\"\"");
        assertJson(new byte[] {1, 2}, "\"AQI=\"");
        assertJson(new int[] {1, 2}, "[1,2]");
        assertJson(new BigDecimal("1.20"), "\"1.20\"");
        assertJson(new UUID(0, 1), "\"00000000-0000-0000-0000-000000000001\"");
    }

    @Test
    void timesAreTextsOfIso8601() {
        assertJson(Instant.EPOCH, "\"1970-01-01T00:00:00Z\"");
        assertJson(Duration.ofMinutes(90), "\"PT1H30M\"");
        assertJson(LocalDate.of(2026, 2, 3), "\"2026-02-03\"");
        assertJson(LocalTime.NOON, "\"12:00\"");
        assertJson(YearMonth.of(2026, 2), "\"2026-02\"");
        assertJson(new TimeWindow(0, 1000), "\"TimeWindow[0, 1000)\"");
    }

    @Test
    void recordsAreObjectsAndTellTheirTypeWhereItIsOpen() {
        assertJson(
                new Order("a", new Circle(1), Instant.EPOCH, TimeUnit.DAYS, Optional.empty()),
                "{\"id\":\"a\",\"shape\":{\"@type\":"
                        + "\"dev.millrace.engine.wire.GenericReaderTest$Circle\",\"radius\":1.0},"
                        + "\"at\":\"1970-01-01T00:00:00Z\",\"unit\":\"DAYS\",\"price\":null}");
        assertJson(new KeyValue<>("k", 5L), "{\"key\":\"k\",\"value\":5}");
    }

    @Test
    void listsAreArraysAndMapsAreObjectsIfTheirKeysAllow() {
        assertJson(new ArrayList<>(Arrays.asList(1, null, "x")), "[1,null,\"x\"]");
        TreeMap<Integer, String> map = new TreeMap<>();
        map.put(1, "a");
        map.put(2, "b");
        assertJson(map, "{\"1\":\"a\",\"2\":\"b\"}");
        TreeMap<String, List<Integer>> nested = new TreeMap<>();
        nested.put("x", List.of(1));
        assertJson(nested, "{\"x\":[1]}");
        assertJson(java.util.Map.of(List.of(1), "a"), "[{\"key\":[1],\"value\":\"a\"}]");
    }
}
