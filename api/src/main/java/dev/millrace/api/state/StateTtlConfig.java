// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import dev.millrace.api.time.Millis;
import dev.millrace.api.time.TimeDomain;
import java.time.Duration;

/**
 * How long a value lives. Items of lists and entries of maps live each for itself. Immutable.
 *
 * <pre>{@code
 * StateTtlConfig oneDay =
 *         StateTtlConfig.newBuilder(Duration.ofDays(1))
 *                 .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
 *                 .setTimeDomain(TimeDomain.EVENT_TIME)
 *                 .build();
 * }</pre>
 */
public final class StateTtlConfig {

    /** What makes a value live on. */
    public enum UpdateType {
        /** Its life starts anew when it is written. */
        OnCreateAndWrite,
        /** Its life starts anew when it is written or read. */
        OnReadAndWrite
    }

    /** Whether a value may be seen after its life. */
    public enum StateVisibility {
        /** An expired value is as if removed. */
        NeverReturnExpired,
        /** An expired value is seen until it is cleaned up. */
        ReturnExpiredIfNotCleanedUp
    }

    private final Duration timeToLive;
    private final UpdateType updateType;
    private final StateVisibility stateVisibility;
    private final TimeDomain timeDomain;

    private StateTtlConfig(Builder builder) {
        this.timeToLive = builder.timeToLive;
        this.updateType = builder.updateType;
        this.stateVisibility = builder.stateVisibility;
        this.timeDomain = builder.timeDomain;
    }

    /**
     * Starts with: life renewed by writes, expired values never seen, processing time.
     *
     * @param timeToLive at least 1 ms
     */
    public static Builder newBuilder(Duration timeToLive) {
        return new Builder(timeToLive);
    }

    /** Returns how long a value lives. */
    public Duration getTimeToLive() {
        return timeToLive;
    }

    /** Returns what makes a value live on. */
    public UpdateType getUpdateType() {
        return updateType;
    }

    /** Returns whether a value may be seen after its life. */
    public StateVisibility getStateVisibility() {
        return stateVisibility;
    }

    /** Returns the time that is counted: the clock, or the operator's watermark. */
    public TimeDomain getTimeDomain() {
        return timeDomain;
    }

    /** Collects the settings. */
    public static final class Builder {

        private final Duration timeToLive;
        private UpdateType updateType = UpdateType.OnCreateAndWrite;
        private StateVisibility stateVisibility = StateVisibility.NeverReturnExpired;
        private TimeDomain timeDomain = TimeDomain.PROCESSING_TIME;

        private Builder(Duration timeToLive) {
            Millis.positive("timeToLive", timeToLive);
            this.timeToLive = timeToLive;
        }

        /** Sets what makes a value live on. */
        public Builder setUpdateType(UpdateType updateType) {
            this.updateType = updateType;
            return this;
        }

        /** Sets whether a value may be seen after its life. */
        public Builder setStateVisibility(StateVisibility stateVisibility) {
            this.stateVisibility = stateVisibility;
            return this;
        }

        /** Sets the time that is counted. */
        public Builder setTimeDomain(TimeDomain timeDomain) {
            this.timeDomain = timeDomain;
            return this;
        }

        /** Returns the configuration. */
        public StateTtlConfig build() {
            return new StateTtlConfig(this);
        }
    }
}
