// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.time;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Event time to which the readers of one source are to come while they are idle, because others
 * wait for what stands between. A reader that is not idle knows better and pays no heed.
 *
 * <p>May be used by any thread.
 */
public final class FollowedTime {
    private final AtomicLong asked = new AtomicLong(Long.MIN_VALUE);

    /** Somebody downstream waits for {@code watermark}. */
    public void ask(long watermark) {
        if (watermark > asked.get()) {
            asked.accumulateAndGet(watermark, Math::max);
        }
    }

    /** The latest time that was asked for, {@code MIN_VALUE} if none was. */
    public long asked() {
        return asked.get();
    }
}
