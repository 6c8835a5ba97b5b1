// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

/** What a sink promises about the records it was given, over failures and restarts. */
public enum Delivery {
    /** None is lost; after a failure some may be in the topic twice. The default. */
    AT_LEAST_ONCE,
    /**
     * Each is in the topic once, for readers of committed records ({@code
     * isolation.level=read_committed}), who see them after the checkpoint.
     */
    EXACTLY_ONCE
}
