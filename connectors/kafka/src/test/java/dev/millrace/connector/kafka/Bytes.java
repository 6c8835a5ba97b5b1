// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.nio.charset.StandardCharsets;

/** Text as Kafka carries it. */
final class Bytes {

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
