// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.key.KeyHash;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The timers of an operator in one time domain as inquiries see them: of each key the times at
 * which its timers fire. They are found by looking at all.
 */
public final class TimerState implements ReadableState {
    private final String name;
    private final TimerQueue queue;

    /** Timers under the name that they have in snapshots too. */
    public TimerState(String name, TimerQueue queue) {
        this.name = name;
        this.queue = queue;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StateScope scope() {
        return StateScope.TIMERS;
    }

    @Override
    public StateForm form() {
        return StateForm.TIMER;
    }

    /** Timers, of which a key may have several. */
    @Override
    public long keyCount() {
        return queue.size();
    }

    @Override
    public long sizeBytes() {
        return queue.sizeBytes();
    }

    @Override
    public @Nullable Object anyKey() {
        return queue.peekKey();
    }

    @Override
    public @Nullable Object anyValue() {
        return queue.size() == 0 ? null : (Object) queue.peekTime();
    }

    @Override
    public void read(@Nullable Object key, int keyHash, Values values) {
        if (key == null) {
            return;
        }
        for (int timer = 0; timer < queue.capacity(); timer++) {
            if (queue.isUsed(timer)
                    && queue.hashOf(timer) == keyHash
                    && KeyHash.isSame(key, queue.keyOf(timer))) {
                values.take(queue.namespaceOf(timer), queue.timeOf(timer), Long.MAX_VALUE);
            }
        }
    }

    /** A key with several timers comes once in each call. */
    @Override
    public long scan(long place, Keys keys) {
        Set<Object> given = new HashSet<>();
        for (int timer = (int) place; timer < queue.capacity(); timer++) {
            if (queue.isUsed(timer)
                    && given.add(queue.keyOf(timer))
                    && !keys.take(queue.keyOf(timer), queue.hashOf(timer))) {
                return timer + 1L;
            }
        }
        return -1;
    }
}
