// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * How a source reads.
 *
 * @param properties what the user gave to the clients
 * @param groupId under which offsets are committed, null if they are not
 * @param start where a job begins that has no checkpoint
 * @param end where it ends, null if it does not
 * @param discoveryPeriod time between two looks for new partitions
 * @param lostRecords what is done about records that are gone
 */
record ConsumerSettings(
        ClientProperties properties,
        @Nullable String groupId,
        KafkaStart start,
        @Nullable KafkaEnd end,
        Duration discoveryPeriod,
        LostRecords lostRecords) {

    /** Fewer calls of the client than its own 500 give, and still a batch of moderate size. */
    private static final String MAX_POLL_RECORDS = "2000";

    private static final String READ_COMMITTED = "read_committed";

    private static final Map<String, String> RESERVED =
            Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    "use groupId",
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    "partitions are given out by the job, not by a group",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "use startAt for the beginning and onLostRecords for offsets that are gone",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    "offsets are committed after each checkpoint, with groupId",
                    ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                    "the source's decoder does this",
                    ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                    "the source's decoder does this");

    static ConsumerSettings standard(String bootstrapServers, Duration discoveryPeriod) {
        ClientProperties properties =
                ClientProperties.of(bootstrapServers, ConsumerConfig.configDef(), RESERVED);
        return new ConsumerSettings(
                properties, null, KafkaStart.earliest(), null, discoveryPeriod, LostRecords.STOP);
    }

    ConsumerSettings properties(ClientProperties properties) {
        return new ConsumerSettings(properties, groupId, start, end, discoveryPeriod, lostRecords);
    }

    ConsumerSettings groupId(String groupId) {
        return new ConsumerSettings(properties, groupId, start, end, discoveryPeriod, lostRecords);
    }

    ConsumerSettings startAt(KafkaStart start) {
        return new ConsumerSettings(properties, groupId, start, end, discoveryPeriod, lostRecords);
    }

    ConsumerSettings endAt(KafkaEnd end) {
        return new ConsumerSettings(properties, groupId, start, end, discoveryPeriod, lostRecords);
    }

    ConsumerSettings discoverEvery(Duration period) {
        return new ConsumerSettings(properties, groupId, start, end, period, lostRecords);
    }

    ConsumerSettings onLostRecords(LostRecords policy) {
        return new ConsumerSettings(properties, groupId, start, end, discoveryPeriod, policy);
    }

    IsolationLevel isolation() {
        String level = properties.get(ConsumerConfig.ISOLATION_LEVEL_CONFIG, READ_COMMITTED);
        return IsolationLevel.valueOf(level.toUpperCase(Locale.ROOT));
    }

    /** What the consumer of one reader is made of. */
    Map<String, Object> forReader(int subtask) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, READ_COMMITTED);
        defaults.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        Map<String, Object> all = properties.over(defaults);
        // One name for two clients of a process would make them share their metrics.
        all.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-" + subtask);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        if (groupId != null) {
            all.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        }
        return all;
    }
}
