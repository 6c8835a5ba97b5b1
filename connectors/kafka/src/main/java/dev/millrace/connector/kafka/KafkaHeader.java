// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A header of a record, as a plain value.
 *
 * @param key its name
 * @param value its bytes, not copied; null is allowed by Kafka
 */
public record KafkaHeader(String key, byte @Nullable [] value) {

    public KafkaHeader {
        Objects.requireNonNull(key, "key");
    }

    static KafkaHeader of(Header header) {
        return new KafkaHeader(header.key(), header.value());
    }

    /** The value as UTF-8 text, null if there is none. */
    public @Nullable String text() {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
