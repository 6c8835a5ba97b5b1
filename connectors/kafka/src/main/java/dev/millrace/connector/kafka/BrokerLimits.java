// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * What the brokers allow, as far as one may ask.
 *
 * @param transactionTimeoutMs the longest that a transaction may be open
 * @param offsetRetentionMs how long offsets of a group are kept that is not in use
 */
record BrokerLimits(OptionalLong transactionTimeoutMs, OptionalLong offsetRetentionMs) {
    private static final String TRANSACTION_TIMEOUT = "transaction.max.timeout.ms";
    private static final String OFFSET_RETENTION = "offsets.retention.minutes";

    /** What brokers allow by default; the longer, the longer may a job be down at no cost. */
    private static final int DEFAULT_TIMEOUT_MS = 15 * 60 * 1000;

    private static final long MS_PER_MINUTE = 60_000;

    static BrokerLimits of(Admin admin) {
        Node broker = Answers.of(admin.describeCluster().nodes()).iterator().next();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
        try {
            Config config =
                    Objects.requireNonNull(
                            Answers.of(admin.describeConfigs(List.of(resource)).all())
                                    .get(resource));
            OptionalLong retention = number(config.get(OFFSET_RETENTION));
            return new BrokerLimits(
                    number(config.get(TRANSACTION_TIMEOUT)),
                    retention.isPresent()
                            ? OptionalLong.of(retention.getAsLong() * MS_PER_MINUTE)
                            : retention);
        } catch (AuthorizationException e) {
            return new BrokerLimits(OptionalLong.empty(), OptionalLong.empty());
        }
    }

    private static OptionalLong number(@Nullable ConfigEntry entry) {
        return entry == null || entry.value() == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(entry.value()));
    }

    /** How long the transactions of a sink may be open: what the user says, if that is allowed. */
    int transactionTimeoutMs(ClientProperties properties) {
        String given = properties.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        long allowedMs = transactionTimeoutMs.orElse(Integer.MAX_VALUE);
        if (given == null) {
            return (int) Math.min(DEFAULT_TIMEOUT_MS, allowedMs);
        }
        int timeoutMs = Integer.parseInt(given);
        if (timeoutMs > allowedMs) {
            throw new IllegalArgumentException(
                    "The sink's transaction.timeout.ms is "
                            + timeoutMs
                            + ", and the broker allows no more than "
                            + allowedMs
                            + ": lower it, or raise "
                            + TRANSACTION_TIMEOUT
                            + " of the broker");
        }
        return timeoutMs;
    }
}
