// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which topics are read: those of given names, or all that match a pattern.
 *
 * @param names of the topics, empty if there is a pattern
 * @param pattern that a whole name has to match, null if there are names
 */
record TopicSelection(List<String> names, @Nullable Pattern pattern) {

    static TopicSelection named(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("A source of Kafka needs a topic to read");
        }
        for (String name : names) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("A topic needs a name");
            }
        }
        return new TopicSelection(List.of(names).stream().distinct().toList(), null);
    }

    static TopicSelection matching(Pattern pattern) {
        return new TopicSelection(List.of(), Objects.requireNonNull(pattern, "pattern"));
    }

    boolean matches(String topic) {
        return pattern != null && pattern.matcher(topic).matches();
    }

    /** As it is said in messages. */
    @Override
    public String toString() {
        return pattern == null ? names.toString() : "matching " + pattern;
    }
}
