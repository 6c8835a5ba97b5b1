// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of an answer as people read them. */
final class Words {
    /** From here on a time is the end of event time. */
    private static final long LAST_MS = 8_640_000_000_000_000L;

    private static final int KB = 1024;

    private Words() {}

    static String time(JsonNode ms) {
        if (ms == null || ms.isNull()) {
            return "-";
        }
        return ms.asLong() > LAST_MS ? "end" : Instant.ofEpochMilli(ms.asLong()).toString();
    }

    static String span(JsonNode ms) {
        if (ms == null || ms.isNull()) {
            return "-";
        }
        return Duration.ofMillis(ms.asLong()).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    static String percent(JsonNode share) {
        return Math.round(100 * share.asDouble()) + " %";
    }

    static String bytes(JsonNode bytes) {
        long count = bytes.asLong();
        if (count < KB) {
            return count + " B";
        }
        return count < KB * KB
                ? String.format(Locale.ROOT, "%.1f KB", count / (double) KB)
                : String.format(Locale.ROOT, "%.1f MB", count / (double) (KB * KB));
    }

    static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "-";
        }
        return value.isTextual() ? value.asText() : value.toString();
    }
}
