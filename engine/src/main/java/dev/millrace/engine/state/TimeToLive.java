// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.StateTtlConfig.StateVisibility;
import dev.millrace.api.state.StateTtlConfig.UpdateType;
import dev.millrace.api.time.TimeDomain;
import java.util.function.LongSupplier;

/**
 * When values of one state expire: at their expiry time, which is the time of the last write (or
 * read, if that is wished for) and the time to live.
 *
 * <p>Event time begins with the first watermark. What was written before it starts to live when it
 * is looked at after it. Nothing expires by the end of the input, which is no point in time.
 */
final class TimeToLive {

    /** The expiry time of what has not started to live. */
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final LongSupplier now;
    private final long lifeMs;
    private final boolean renewedByReads;
    private final boolean expiredSeen;

    TimeToLive(StateTtlConfig config, StateClock clock) {
        this.now =
                config.getTimeDomain() == TimeDomain.EVENT_TIME
                        ? clock.watermark()
                        : clock.processingTime();
        this.lifeMs = config.getTimeToLive().toMillis();
        this.renewedByReads = config.getUpdateType() == UpdateType.OnReadAndWrite;
        this.expiredSeen =
                config.getStateVisibility() == StateVisibility.ReturnExpiredIfNotCleanedUp;
    }

    /** Returns the expiry time of a value that is written now. */
    long ofWrite() {
        long time = now.getAsLong();
        if (time == Long.MIN_VALUE) {
            return NOT_STARTED;
        }
        return time > Long.MAX_VALUE - lifeMs ? Long.MAX_VALUE : time + lifeMs;
    }

    /** Returns the expiry time of a value that is read now and has had this one. */
    long ofRead(long expiry) {
        return renewedByReads || expiry == NOT_STARTED ? ofWrite() : expiry;
    }

    /** Returns the expiry time of a value that is passed by and has had this one. */
    long ofPassing(long expiry) {
        return expiry == NOT_STARTED ? ofWrite() : expiry;
    }

    /** Returns whether a value with this expiry time has expired. */
    boolean isOver(long expiry) {
        long time = now.getAsLong();
        return expiry != NOT_STARTED && expiry <= time && time != Long.MAX_VALUE;
    }

    /** Returns whether one of several has expired. */
    boolean isAnyOver(Iterable<? extends Expiring<?>> items) {
        for (Expiring<?> item : items) {
            if (isOver(item.expiry())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether one of several expires, or gets another time, when they are read now. */
    boolean changesByRead(Iterable<? extends Expiring<?>> items) {
        for (Expiring<?> item : items) {
            if (isOver(item.expiry()) || ofRead(item.expiry()) != item.expiry()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether one of several expires, or gets another time, when it is passed by now. */
    boolean changesByPassing(Iterable<? extends Expiring<?>> items) {
        for (Expiring<?> item : items) {
            if (isOver(item.expiry()) || ofPassing(item.expiry()) != item.expiry()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether an expired value is to be shown once more. */
    boolean isExpiredSeen() {
        return expiredSeen;
    }
}
